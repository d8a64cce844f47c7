import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { findings } from '../diagrams.mjs';

const good = await readFile(new URL('good.bpmn', import.meta.url), 'utf8');

/** The good diagram with one thing changed everywhere: each test shows the one thing that is wrong. */
function goodBut(before, after) {
  assert.ok(good.includes(before), `the good diagram has no ${before}`);
  return good.replaceAll(before, after);
}

async function errorsOf(xml) {
  const found = await findings(xml);
  return found.filter(({ error }) => error).map(({ element, rule }) => `${element} ${rule}`);
}

test('a good diagram has no findings', async () => {
  assert.deepEqual(await findings(good), []);
});

const mistakes = [
  {
    law: 'a service task without an implementation is found',
    xml: goodBut(' camunda:delegateExpression="${openRun}"', ''),
    errors: ['serviceTask_openRun slipway/implementation'],
  },
  {
    law: 'a class is no implementation',
    xml: goodBut('camunda:delegateExpression="${openRun}"', 'camunda:class="io.slipway.OpenRun"'),
    errors: ['serviceTask_openRun slipway/implementation'],
  },
  {
    law: 'a task type other than external is no implementation',
    xml: goodBut('camunda:type="external"', 'camunda:type="mail"'),
    errors: ['serviceTask_installChart slipway/implementation'],
  },
  {
    law: 'an external task without a topic is found',
    xml: goodBut(' camunda:topic="helm"', ''),
    errors: ['serviceTask_installChart slipway/implementation'],
  },
  {
    law: 'a send task needs an implementation too',
    xml: goodBut('bpmn:serviceTask', 'bpmn:sendTask').replaceAll(' camunda:delegateExpression="${openRun}"', ''),
    errors: ['serviceTask_openRun slipway/implementation'],
  },
  {
    law: 'a process that keeps its history for ever is found',
    xml: goodBut(' camunda:historyTimeToLive="P180D"', ''),
    errors: ['sample slipway/history-time-to-live'],
  },
  {
    law: 'a time to live that is no number of days is found',
    xml: goodBut('P180D', 'half a year'),
    errors: ['sample slipway/history-time-to-live'],
  },
  {
    law: 'an id made up by a modeler is found',
    xml: goodBut('serviceTask_openRun', 'Activity_0k3x9zz'),
    errors: ['Activity_0k3x9zz slipway/element-id'],
  },
  {
    law: 'an id without its kind is found',
    xml: goodBut('endEvent_refused', 'refused'),
    errors: ['refused slipway/element-id'],
  },
  {
    law: 'a task without a name is found',
    xml: goodBut('name="Open run"', 'name=" "'),
    errors: ['serviceTask_openRun label-required'],
  },
  {
    law: 'an event without a name is found',
    xml: goodBut('name="Refused"', ''),
    errors: ['endEvent_refused label-required'],
  },
  {
    law: 'a deciding gateway without a name is found',
    xml: goodBut('name="Conflict?"', ''),
    errors: ['gateway_conflict label-required', 'gateway_conflict slipway/gateway-question'],
  },
  {
    law: 'a deciding gateway that asks nothing is found',
    xml: goodBut('name="Conflict?"', 'name="Check conflict"'),
    errors: ['gateway_conflict slipway/gateway-question'],
  },
  {
    law: 'an answer that is not written at its way out is found',
    xml: goodBut('name="no"', ''),
    errors: ['flow_no slipway/gateway-question'],
  },
  {
    law: 'a flow that leads nowhere is found',
    xml: goodBut('targetRef="endEvent_refused"', 'targetRef="endEvent_gone"'),
    errors: ['- readable'],
  },
  {
    law: 'a file that is no BPMN is found',
    xml: 'reserve, prepare, execute',
    errors: ['- readable'],
  },
];

for (const { law, xml, errors } of mistakes) {
  test(law, async () => {
    const found = await errorsOf(xml);
    assert.deepEqual(errors.filter(error => !found.includes(error)), [], `found only: ${found}`);
    assert.deepEqual(
      found.filter(error => error.includes('slipway/') && !errors.includes(error)),
      [],
      'no other rule of ours speaks up',
    );
  });
}
