/*
 * Loader hooks of Node: TypeScript as it lies there, and Jest's globals from describe-and-it.mjs, so that the
 * same test files run without Jest.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const describeAndIt = new URL('describe-and-it.mjs', import.meta.url).href;

export async function resolve(specifier, context, nextResolve) {
  if (specifier === '@jest/globals') return { url: describeAndIt, shortCircuit: true };
  try {
    return await nextResolve(specifier, context);
  } catch (error) {
    // A TypeScript file is imported under the name that it will have when compiled.
    if (error.code !== 'ERR_MODULE_NOT_FOUND' || !/^\.{1,2}\/.*\.js$/.test(specifier)) throw error;
    return nextResolve(specifier.replace(/\.js$/, '.ts'), context);
  }
}

export function load(url, context, nextLoad) {
  if (!url.endsWith('.ts')) return nextLoad(url, context);
  const { code } = transformSync(readFileSync(new URL(url), 'utf8'), {
    filename: fileURLToPath(url),
    jsc: {
      parser: { syntax: 'typescript' },
      target: 'es2022',
      experimental: { keepImportAttributes: true },
    },
    module: { type: 'es6' },
    sourceMaps: false,
    swcrc: false,
  });
  return { format: 'module', source: code, shortCircuit: true };
}
