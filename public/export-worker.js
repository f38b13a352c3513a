// Runs exports and contributions off the main thread: writing very many works takes seconds.
// Takes { number, program, request, catalogue }, answers { number, response, file } or
// { number, error }. `export_worker.js` is the program's own script, which the build writes.
import init, { answer } from './export_worker.js';

let ready = null;

addEventListener('message', async ({ data: { number, program, request, catalogue } }) => {
  try {
    ready ??= init({ module_or_path: program });
    await ready;
    const [response, file] = answer(request, catalogue);
    postMessage({ number, response, file });
  } catch (error) {
    postMessage({ number, error: String(error?.message ?? error) });
  }
});
