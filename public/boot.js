// Starts the app, or says why it could not: a failure must never leave a blank page.

const TROUBLE = {
  unsupported: 'This browser cannot run WebAssembly, which the explorer needs. A current version of any common browser can.',
  blocked: 'The browser or an extension blocked WebAssembly, which the explorer needs. Please allow it for this page.',
  unloaded: 'A part of the explorer could not be loaded. The connection may be down, or a newer version may just have been published.',
  crashed: 'The explorer stopped while starting.',
  stopped: 'The explorer ran into a mistake of its own and stopped. Your address still says what you were looking at, so trying again leads back to it.',
};

const sayWhy = (trouble, error) => {
  const started = !document.getElementById('boot');
  const paragraph = (text) => Object.assign(document.createElement('p'), { textContent: text });
  const retry = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Try again' });
  retry.addEventListener('click', () => location.reload());
  const alert = document.createElement('div');
  alert.setAttribute('role', 'alert');
  alert.append(paragraph(TROUBLE[trouble]), paragraph(`Reason: ${error?.message ?? error}`), retry);

  const heading = Object.assign(document.createElement('h1'), { textContent: started ? 'The explorer stopped' : 'The explorer could not start' });
  const main = Object.assign(document.createElement('main'), { className: 'notice' });
  main.append(heading, alert);
  document.body.replaceChildren(main);
};

// Fetched here and not by the generated script, to tell a missing file from a broken one.
const fetchWasm = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.pathname}: ${response.status} ${response.statusText}`.trim());
  return response;
};

// No browser has an error of its own for forbidden WebAssembly; these are the words they use.
const forbidden = (error) => /polic|\bCSP\b|unsafe-eval|disallowed/i.test(error?.message);
const broken = (error) => error instanceof WebAssembly.CompileError;

const start = async ({ js, wasm }) => {
  if (typeof WebAssembly !== 'object') return sayWhy('unsupported', 'WebAssembly is missing');
  const address = (path) => new URL(path, document.baseURI);
  let trouble = 'unloaded';
  try {
    const [{ default: init }, response] = await Promise.all([import(address(js)), fetchWasm(address(wasm))]);
    trouble = 'crashed';
    await init({ module_or_path: response });
    document.getElementById('boot')?.remove();
  } catch (error) {
    sayWhy(forbidden(error) ? 'blocked' : broken(error) ? 'unloaded' : trouble, error);
  }
};

// A panic leaves the page drawn but dead: say so instead.
addEventListener('error', ({ error }) => {
  if (error instanceof WebAssembly.RuntimeError) sayWhy('stopped', error);
});

// `?bench=N` measures the engine instead: a program of its own, which visitors do not download.
const program = () => {
  if (new URLSearchParams(location.search).has('bench')) return { js: 'bench.js', wasm: 'bench_bg.wasm' };
  return document.querySelector('script[data-wasm]').dataset;
};

start(program());
