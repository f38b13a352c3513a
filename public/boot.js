// Starts the app, or says why it could not and shows the plain list of works instead: a failure
// must never leave a blank page. The README says what of this the rest of the page relies on.

const TROUBLE = {
  unsupported: 'This browser cannot run WebAssembly, which the explorer needs. A current version of any common browser can.',
  blocked: 'The browser or an extension blocked WebAssembly, which the explorer needs. Please allow it for this page.',
  unloaded: 'A part of the explorer could not be loaded. The connection may be down, or a newer version may just have been published.',
  crashed: 'The explorer stopped while starting.',
  stopped: 'The explorer ran into a mistake of its own and stopped. Your address still says what you were looking at, so trying again leads back to it.',
};

const CATALOGUE = 'data/catalogue.json';
const LIST = 'works/';
const at = (path) => new URL(path, document.baseURI);

// --- Fetching what was published, and nothing else

// A redirect is some network's own page and never ours.
const get = async (path, cache = 'default', integrity = '') => {
  const response = await fetch(at(path), { cache, integrity, redirect: 'error' });
  if (response.ok) return response;
  const { status, statusText } = response;
  throw Object.assign(new Error(`${path}: ${status} ${statusText}`.trim()), { status });
};

// The copy that the service worker checked when it kept it.
const kept = async (path) => {
  const response = await globalThis.caches?.match(at(path), { ignoreSearch: true });
  if (!response) throw new Error(`${path}: no copy is kept`);
  globalThis.ellm.kept = true;
  return response;
};

const ONCE = (path) => get(path);
const PAST_CACHES = (path) => get(path, 'reload');

// What `take` makes of the first source that gives something good; else the first failure.
const firstGood = async (path, sources, take) => {
  const failures = [];
  for (const source of sources) {
    try {
      return await take(await source(path));
    } catch (error) {
      failures.push(error);
      if (forbidden(error)) break;
    }
  }
  throw failures[0];
};

// Pages on plain http have no digests; there as in old builds nothing is checked.
const check = async (path, bytes, hash) => {
  if (!hash || !globalThis.crypto?.subtle) return;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  if (`sha256-${btoa(String.fromCharCode(...digest))}` !== hash) {
    throw new Error(`${path} is not what was published: it may have been damaged on its way`);
  }
};

// Compiles while it arrives. A host that names no media type has it compiled from its bytes.
const compile = async (path, response, hash) => {
  const copy = response.clone();
  const streamed = WebAssembly.compileStreaming(response).catch(() => null);
  const bytes = await copy.arrayBuffer();
  await check(path, bytes, hash);
  return await streamed ?? WebAssembly.compile(bytes);
};

// A module that failed stays failed under its address, so a second try needs another one.
const importAgain = async (path, hash) => {
  await get(path, 'reload', hash);
  return import(at(`${path}?again`));
};

// --- The catalogue, handed to the app

// What was published last; nothing where there is no telling.
const build = get('build.json', 'no-cache').then(async (response) => ({
  ...await response.json(),
  isDevelopment: response.headers.has('x-development'),
})).catch(() => null);

const catalogueHash = async () => (await build)?.data?.[CATALOGUE];

// Arrives in pieces, and fails at its end if it was damaged.
const checkedStream = (response) => {
  const pieces = [];
  return new Response(response.body.pipeThrough(new TransformStream({
    transform(piece, out) {
      pieces.push(piece);
      out.enqueue(piece);
    },
    async flush() {
      await check(CATALOGUE, await new Blob(pieces).arrayBuffer(), await catalogueHash());
    },
  })), response);
};

const checkedWhole = async (response) => {
  if (globalThis.ellm.kept) return response;
  const bytes = await response.arrayBuffer();
  await check(CATALOGUE, bytes, await catalogueHash());
  return new Response(bytes, response);
};

// `ellm.catalogue()` is the first try; `ellm.catalogue(true)` goes past all caches and falls back
// to the last good copy.
const catalogue = async (again) => again
  ? firstGood(CATALOGUE, [PAST_CACHES, kept], checkedWhole)
  : checkedStream(await get(CATALOGUE));

globalThis.ellm = { build, catalogue, kept: false };

// --- When it does not work

// The prerendered list, which asks for nothing but HTML.
const plainList = async () => {
  const text = await (await get(LIST)).text();
  const list = new DOMParser().parseFromString(text, 'text/html').querySelector('#plain-list');
  for (const link of list.querySelectorAll('a[href]')) {
    link.href = new URL(link.getAttribute('href'), at(LIST));
  }
  return document.adoptNode(list);
};

const sayWhy = (trouble, error) => {
  const started = !document.getElementById('boot');
  const element = (name, properties) => Object.assign(document.createElement(name), properties);
  const retry = element('button', { type: 'button', textContent: 'Try again' });
  retry.addEventListener('click', () => location.reload());
  const alert = element('div', { role: 'alert' });
  alert.setAttribute('role', 'alert');
  alert.append(
    element('p', { textContent: TROUBLE[trouble] }),
    element('p', { textContent: `Reason: ${error?.message ?? error}` }),
    retry,
  );
  const main = element('main', { className: 'notice' });
  main.append(element('h1', { textContent: started ? 'The explorer stopped' : 'The explorer could not start' }), alert);
  document.body.replaceChildren(main);
  plainList().then((list) => main.after(list), () => {});
};

// No browser has an error of its own for forbidden WebAssembly; these are the words they use.
const forbidden = (error) => /polic|\bCSP\b|unsafe-eval|disallowed/i.test(error?.message);
const broken = (error) => error instanceof WebAssembly.CompileError;

// An old page may name files that are gone: one reload gets the new page, and never a second.
const reloadOnce = (error) => {
  if (error?.status !== 404) return false;
  if (performance.getEntriesByType('navigation')[0]?.type === 'reload') return false;
  location.reload();
  return true;
};

// --- Starting

// Inside another page it speaks with its host and keeps nothing; alone it works offline.
const startCompanion = () => {
  const isFramed = window.parent !== window;
  const isEmbedded = new URLSearchParams(location.search).get('embed') === '1';
  if (isEmbedded && !isFramed) return;
  import(at(isFramed ? 'frame.js' : 'offline.js')).then(({ start }) => start(), console.warn);
};

const start = async ({ js, jsHash, wasm, wasmHash }) => {
  if (typeof WebAssembly !== 'object') return sayWhy('unsupported', 'WebAssembly is missing');
  let trouble = 'unloaded';
  try {
    const [{ default: init }, program] = await Promise.all([
      import(at(js)).catch(() => importAgain(js, jsHash)),
      firstGood(wasm, [ONCE, PAST_CACHES, kept], (response) => compile(wasm, response, wasmHash)),
    ]);
    trouble = 'crashed';
    await init({ module_or_path: program });
    document.getElementById('boot')?.remove();
    startCompanion();
  } catch (error) {
    if (reloadOnce(error)) return;
    sayWhy(forbidden(error) ? 'blocked' : broken(error) ? 'unloaded' : trouble, error);
  }
};

// A panic leaves the page drawn but dead: say so instead.
addEventListener('error', ({ error }) => {
  if (typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError) sayWhy('stopped', error);
});

// `?bench=N` measures the engine instead: a program of its own, which visitors do not download.
const program = () => {
  if (new URLSearchParams(location.search).has('bench')) return { js: 'bench.js', wasm: 'bench_bg.wasm' };
  return document.querySelector('script[data-wasm]').dataset;
};

start(program());
