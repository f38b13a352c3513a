// Runs the desk, which writes exports and reads contributions, in a thread of its own: very many
// works take it seconds, in which the page goes on. Takes { number, program, name, args }, gives
// { number, text } or { number, error }.
import init, * as desk from './desk.js';

let ready = null;

addEventListener('message', async ({ data: { number, program, name, args } }) => {
  try {
    ready ??= init({ module_or_path: program });
    await ready;
    postMessage({ number, text: desk[name](...args) });
  } catch (error) {
    postMessage({ number, error: String(error?.message ?? error) });
  }
});
