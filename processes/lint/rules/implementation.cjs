'use strict';

const { isAny } = require('bpmnlint-utils');

/** A step without an implementation is drawn and deploys in some places, and does nothing or fails in the middle of a run. */
module.exports = () => ({
  check(node, reporter) {
    if (!isAny(node, ['bpmn:ServiceTask', 'bpmn:SendTask', 'bpmn:BusinessRuleTask'])) {
      return;
    }
    if (node.get('camunda:delegateExpression')) {
      return;
    }
    if (node.get('camunda:type') !== 'external') {
      reporter.report(
        node.id,
        'Nothing carries this task out: give it a camunda:delegateExpression like ${openRun}, or camunda:type="external" and a topic.',
      );
    } else if (!node.get('camunda:topic')) {
      reporter.report(node.id, 'This external task has no topic, so no worker finds it: set camunda:topic.');
    }
  },
});
