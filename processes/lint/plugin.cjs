'use strict';

/** Slipway's own rules for diagrams, as a bpmnlint plugin. */
module.exports = {
  configs: {
    recommended: {
      rules: {
        'element-id': 'error',
        'gateway-question': 'error',
        'history-time-to-live': 'error',
        implementation: 'error',
      },
    },
  },
  rules: {
    'element-id': './rules/element-id.cjs',
    'gateway-question': './rules/gateway-question.cjs',
    'history-time-to-live': './rules/history-time-to-live.cjs',
    implementation: './rules/implementation.cjs',
  },
};
