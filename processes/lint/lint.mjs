// node lint/lint.mjs FOLDER…: lints every diagram below the folders. A line for each finding, exit status 1 on an error.
import { readFile } from 'node:fs/promises';

import { diagramsIn, findings } from './diagrams.mjs';

const counted = (number, word) => `${number} ${word}${number === 1 ? '' : 's'}`;

const folders = process.argv.slice(2);
const diagrams = (await Promise.all(folders.map(diagramsIn))).flat();
let errors = 0;
let warnings = 0;

for (const diagram of diagrams) {
  for (const { element, rule, message, error } of await findings(await readFile(diagram, 'utf8'))) {
    console.log(`${diagram} ${element} ${rule} ${message}${error ? '' : ' (warning)'}`);
    if (error) {
      errors++;
    } else {
      warnings++;
    }
  }
}
console.log(
  diagrams.length === 0
    ? '0 diagrams'
    : `${counted(diagrams.length, 'diagram')}: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`,
);
process.exitCode = errors > 0 ? 1 : 0;
