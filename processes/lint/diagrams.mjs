import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { BpmnModdle } from 'bpmn-moddle';
import Linter from 'bpmnlint/lib/linter.js';
import NodeResolver from 'bpmnlint/lib/resolver/node-resolver.js';

const HOME = fileURLToPath(new URL('..', import.meta.url));
const fromHome = createRequire(join(HOME, 'package.json'));

const { moddleExtensions, ...config } = JSON.parse(await readFile(join(HOME, '.bpmnlintrc'), 'utf8'));
const moddle = new BpmnModdle(
  Object.fromEntries(Object.entries(moddleExtensions).map(([prefix, file]) => [prefix, fromHome(file)])),
);

/** All diagrams below a folder, in the order of their paths; none if the folder is not there. */
export async function diagramsIn(folder) {
  const entries = await readdir(folder, { recursive: true }).catch(failure => {
    if (failure.code === 'ENOENT') {
      return [];
    }
    throw failure;
  });
  return entries
    .filter(name => name.endsWith('.bpmn'))
    .sort()
    .map(name => join(folder, name));
}

/** What is wrong with a diagram: `{ element, rule, message, error }`, where `error` tells an error from a warning. */
export async function findings(xml) {
  let read;
  try {
    read = await moddle.fromXML(xml);
  } catch (failure) {
    return [unreadable(failure)];
  }
  // A linter for each diagram: some rules remember what they have seen.
  const linter = new Linter({ config, resolver: new NodeResolver({ require: fromHome }) });
  const reports = await linter.lint(read.rootElement);
  return [...read.warnings.map(unreadable), ...Object.entries(reports).flatMap(([rule, found]) => found.map(of(rule)))];
}

const unreadable = ({ message }) => ({ element: '-', rule: 'readable', message: oneLine(message), error: true });

const of = rule => ({ id, category, message }) => ({
  element: id ?? '-',
  rule,
  message: oneLine(message),
  error: category !== 'warn' && category !== 'info',
});

const oneLine = text => text.replace(/\s+/g, ' ').trim();
