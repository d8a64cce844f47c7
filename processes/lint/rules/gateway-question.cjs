'use strict';

const { is, isAny } = require('bpmnlint-utils');

/** A reader follows a decision by its question and the answers on the ways out, the default one included. */
module.exports = () => ({
  check(node, reporter) {
    const waysOut = node.outgoing ?? [];
    if (!isAny(node, ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway']) || waysOut.length < 2) {
      return;
    }
    if (!node.name?.trim().endsWith('?')) {
      reporter.report(node.id, 'A deciding gateway asks a question: end its name with "?".', ['name']);
    }
    waysOut
      .filter(way => is(way, 'bpmn:SequenceFlow') && !way.name?.trim())
      .forEach(way => reporter.report(way.id, `This way out of ${node.id} has no name: write the answer that leads here.`, ['name']));
  },
});
