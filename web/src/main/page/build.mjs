// Builds the page's assets to where the application serves them from: /assets/slipway.{js,css,svg}.
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

await build({
  absWorkingDir: fileURLToPath(new URL('.', import.meta.url)),
  entryPoints: ['slipway.ts', 'slipway.css', 'slipway.svg'],
  outdir: '../../../target/classes/static/assets',
  bundle: true,
  loader: { '.svg': 'copy' },
  format: 'iife',
  target: ['es2022', 'chrome110', 'firefox115', 'safari16'],
  minify: true,
  sourcemap: 'linked',
  logLevel: 'warning',
});
