'use strict';

const { is } = require('bpmnlint-utils');

const DAYS = /^(P\d+D|\d+)$/;

/** The engine refuses to deploy a process without it, and history without an end fills the database. */
module.exports = () => ({
  check(node, reporter) {
    if (!is(node, 'bpmn:Process')) {
      return;
    }
    const timeToLive = node.get('camunda:historyTimeToLive');
    if (!timeToLive) {
      reporter.report(node.id, 'The process says nothing about how long its history is kept: set camunda:historyTimeToLive, for example to P180D.');
    } else if (!DAYS.test(timeToLive)) {
      reporter.report(node.id, `camunda:historyTimeToLive is "${timeToLive}", which is no number of days: write it like P180D.`);
    }
  },
});
