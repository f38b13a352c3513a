// Starts the app, or says why it could not and shows the plain list of works: a failure must
// never leave a blank page. ARCHITECTURE.md says what the rest of the page relies on.

const TROUBLE = {
  unsupported: 'The explorer needs WebAssembly, which this browser does not support. Any current browser does.',
  blocked: 'Your browser or an extension has blocked WebAssembly, which the explorer needs. Please allow it for this page.',
  unloaded: 'Part of the explorer could not be loaded. Your connection may be down, or a new version may just have been published.',
  crashed: 'The explorer failed to start.',
  stopped: 'The explorer stopped because of an internal error. The address still has what you were looking at, so trying again brings you back to it.',
};

const CATALOGUE = 'data/catalogue.json';
const SOURCES = 'data/sources.json';
const LIST = 'works/';
const at = (path) => new URL(path, document.baseURI);

// A redirect leads to some network's login page, never to ours.
const get = async (path, cache = 'default', integrity = '') => {
  const response = await fetch(at(path), { cache, integrity, redirect: 'error' });
  if (response.ok) return response;
  const { status, statusText } = response;
  throw Object.assign(new Error(`${path}: ${status} ${statusText}`.trim()), { status });
};

// The copy that the service worker checked when it was stored.
const kept = async (path) => {
  const response = await caches.match(at(path), { ignoreSearch: true });
  ellm.kept = Boolean(response);
  return response;
};

const pastCaches = (path) => get(path, 'reload');

// The first source that `take` accepts; otherwise the first failure.
const firstGood = async (path, [source, ...others], take) => {
  try {
    return await take(await source(path));
  } catch (error) {
    if (!others.length || forbidden(error)) throw error;
    return firstGood(path, others, take).catch(() => { throw error; });
  }
};

// `crypto.subtle` is missing on plain http, so nothing is checked there.
const check = async (path, bytes, hash) => {
  if (!hash || !crypto.subtle) return;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  if (`sha256-${btoa(String.fromCharCode(...digest))}` !== hash) {
    throw new Error(`${path} does not match the published version`);
  }
};

// Streaming where the host sends the media type; from the bytes otherwise.
const compile = async (path, response, hash) => {
  const copy = response.clone();
  const streamed = WebAssembly.compileStreaming(response).catch(() => null);
  const bytes = await copy.arrayBuffer();
  await check(path, bytes, hash);
  return await streamed ?? WebAssembly.compile(bytes);
};

// `import` takes no integrity, and a failed preload is fetched again unchecked, so the check is
// ours. A module that failed once stays failed under its address, hence the second address.
const importChecked = async (path, hash) => {
  try {
    await get(path, 'default', hash);
    return await import(at(path));
  } catch {
    await get(path, 'reload', hash);
    return import(at(`${path}?again`));
  }
};

// What was published last; null if unknown.
const published = (cache) => get('build.json', cache).then(async (response) => ({
  ...await response.json(),
  isDevelopment: response.headers.has('x-development'),
})).catch(() => null);

// Passes chunks on as they arrive, and fails at the end if they were damaged.
const checkedStream = (response) => {
  const pieces = [];
  return new Response(response.body.pipeThrough(new TransformStream({
    transform(piece, out) {
      pieces.push(piece);
      out.enqueue(piece);
    },
    async flush() {
      await check(CATALOGUE, await new Blob(pieces).arrayBuffer(), (await ellm.build)?.data?.[CATALOGUE]);
    },
  })), response);
};

const checkedWhole = async (response) => {
  if (ellm.kept) return response;
  const bytes = await response.arrayBuffer();
  await check(CATALOGUE, bytes, (await ellm.build)?.data?.[CATALOGUE]);
  return new Response(bytes, response);
};

// Requested along with the program, which takes it once it runs.
let early = null;
const askEarly = () => {
  early = get(CATALOGUE);
  // Whoever takes it hears of a failure.
  early.catch(() => {});
};

// A retry bypasses all caches and falls back to the last good copy.
const catalogue = async (again) => {
  if (!again) {
    const response = await (early ?? get(CATALOGUE));
    early = null;
    return checkedStream(response);
  }
  Object.assign(ellm, { build: published('reload'), kept: false });
  return firstGood(CATALOGUE, [pastCaches, kept], checkedWhole);
};

// Where the facts come from, loaded when that is first asked.
const sources = async () => {
  const text = async (response) => {
    const bytes = await response.arrayBuffer();
    await check(SOURCES, bytes, (await ellm.build)?.data?.[SOURCES]);
    return new TextDecoder().decode(bytes);
  };
  try {
    return await firstGood(SOURCES, [get, pastCaches], text);
  } catch (error) {
    const copy = await globalThis.caches?.match(at(SOURCES), { ignoreSearch: true });
    if (!copy) throw error;
    return copy.text();
  }
};

// The export worker, loaded on demand. After a failure it is loaded anew, because the program may
// have stopped half-way.
const EXPORT_WORKER = 'export_worker_bg.wasm';
let opened = null;

const openExportWorker = async () => {
  const hash = (await ellm.build)?.files?.[EXPORT_WORKER];
  const program = await firstGood(EXPORT_WORKER, [get, pastCaches], (response) => compile(EXPORT_WORKER, response, hash));
  const worker = new Worker(at('export-worker.js'), { type: 'module' });
  const waiting = new Map();
  let count = 0;
  const settle = ({ number, error, ...reply }) => {
    const [resolve, reject] = waiting.get(number);
    waiting.delete(number);
    if (error === undefined) resolve(reply);
    else reject(new Error(error));
  };
  worker.onmessage = ({ data }) => settle(data);
  const fail = (error) => {
    for (const number of [...waiting.keys()]) settle({ number, error });
  };
  worker.onerror = (event) => {
    event.preventDefault();
    fail(event.message ?? 'export_worker.js could not be loaded');
  };
  const ask = (request, catalogue) => new Promise((resolve, reject) => {
    count += 1;
    waiting.set(count, [resolve, reject]);
    worker.postMessage({ number: count, program, request, catalogue });
  });
  const close = () => {
    worker.terminate();
    fail('the export worker was closed');
  };
  return { ask, close };
};

// A request in JSON and the works that it is about, in the shape of the catalogue's file; gives
// { response, file }. `src/export_worker` has the messages.
const exportWorker = async (request, catalogue) => {
  const own = opened ??= openExportWorker();
  try {
    return await (await own).ask(request, catalogue);
  } catch (error) {
    if (opened === own) opened = null;
    own.then(({ close }) => close(), () => {});
    throw error;
  }
};

// Saves a text as a file.
const save = (name, type, text) => {
  const href = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement('a'), { href, download: name }).click();
  // Once the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
};

const ellm = globalThis.ellm = { build: published('no-cache'), catalogue, sources, exportWorker, save, kept: false };

// Browsers say that a fetch failed, but not of what.
const naming = (path, loading) => loading.catch((error) => {
  throw error.message.includes(path) ? error : new Error(`${path}: ${error.message}`, { cause: error });
});

// The prerendered list, which is plain HTML.
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
  const element = (name, textContent) => Object.assign(document.createElement(name), { textContent });
  const retry = Object.assign(element('button', 'Try again'), { type: 'button', onclick: () => location.reload() });
  const alert = element('div');
  alert.setAttribute('role', 'alert');
  alert.append(element('p', TROUBLE[trouble]), element('p', `Reason: ${error?.message ?? error}`), retry);
  const main = Object.assign(element('main'), { className: 'notice' });
  main.append(element('h1', started ? 'The explorer stopped' : 'The explorer could not start'), alert);
  document.body.replaceChildren(main);
  plainList().then((list) => main.after(list), () => {});
};

// No browser has an error type for forbidden WebAssembly; these are the words they use.
const forbidden = (error) => /polic|\bCSP\b|unsafe-eval|disallowed/i.test(error?.message);

// An old page may refer to files that are gone: reload once for the new page, never twice.
const reloadOnce = (error) => {
  if (error?.status !== 404) return false;
  if (performance.getEntriesByType('navigation')[0]?.type === 'reload') return false;
  location.reload();
  return true;
};

// Inside another page it talks to its host and stores nothing; on its own it works offline.
const startCompanion = () => {
  const isFramed = window.parent !== window;
  const isEmbedded = new URLSearchParams(location.search).get('embed') === '1';
  if (isEmbedded && !isFramed) return;
  import(at(isFramed ? 'frame.js' : 'offline.js')).then(({ start }) => start(), console.warn);
};

const start = async ({ js, jsHash, wasm, wasmHash }) => {
  const hashes = wasmHash ? null : (await ellm.build)?.files;
  jsHash ??= hashes?.[js];
  wasmHash ??= hashes?.[wasm];
  if (typeof WebAssembly !== 'object') return sayWhy('unsupported', 'WebAssembly is missing');
  let trouble = 'unloaded';
  try {
    const [{ default: init }, program] = await Promise.all([
      naming(js, importChecked(js, jsHash)),
      naming(wasm, firstGood(wasm, [get, pastCaches, kept], (response) => compile(wasm, response, wasmHash))),
    ]);
    trouble = 'crashed';
    await init({ module_or_path: program });
    startCompanion();
  } catch (error) {
    if (reloadOnce(error)) return;
    sayWhy(forbidden(error) ? 'blocked' : trouble, error);
  }
};

// After a panic the page is still drawn but dead, so replace it with the reason.
addEventListener('error', ({ error }) => {
  if (typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError) sayWhy('stopped', error);
});

// `?bench=N` runs the benchmark instead, a program that visitors do not download.
const program = () => {
  if (new URLSearchParams(location.search).has('bench')) return { js: 'bench.js', wasm: 'bench_bg.wasm' };
  askEarly();
  return document.querySelector('script[data-wasm]').dataset;
};

// Lets the greeting paint before the program takes the network and the CPU. Hidden pages have no
// frames.
const firstPaint = new Promise((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve));
  setTimeout(resolve, document.hidden ? 0 : 200);
});

firstPaint.then(() => start(program()));
