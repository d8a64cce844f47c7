'use strict';

const { isAny } = require('bpmnlint-utils');

const READABLE = /^[a-z][A-Za-z]*_[A-Za-z0-9_-]+$/;

/**
 * Tests, the journal and running instances know a step by its id, so it says what the step is and outlives a redrawing.
 * Sequence flows are left alone: nobody refers to them, and a modeler numbers them anew.
 */
module.exports = () => ({
  check(node, reporter) {
    if (!isAny(node, ['bpmn:FlowNode', 'bpmn:Message', 'bpmn:Signal', 'bpmn:Error', 'bpmn:Escalation'])) {
      return;
    }
    if (!READABLE.test(node.id ?? '')) {
      reporter.report(
        node.id,
        `The id "${node.id}" does not tell what this is: make it kind_name, like serviceTask_openRun or gateway_conflict.`,
        ['id'],
      );
    }
  },
});
