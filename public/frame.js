// The framed page's side of the protocol with its host, version 1; see docs/embedding.md.
//
// The frame's name carries `ellm`, the id that its host gave it, and the host's origin: names
// survive reloads, and the address belongs to the page. The page is driven through its address
// alone, which it follows anyway.

const NS = 'ellm';
const VERSION = 1;
const [, ID = '', HOST = ''] = /^ellm ([\w-]{1,64}) (https?:\/\/[^\s/]+)$/.exec(window.name) ?? [];

// --- Validating messages

// Rate limit, in messages per second.
const budget = (perSecond) => {
  let left = perSecond;
  setInterval(() => { left = perSecond; }, 1000);
  return () => left-- > 0;
};

const isText = (longest) => (value) => typeof value === 'string' && value.length <= longest;
const isNumber = (value) => Number.isFinite(value) && Math.abs(value) <= 1e6;
const isVersions = (value) => Array.isArray(value) && value.length <= 16 && value.includes(VERSION);

const SCHEMA = {
  hello: { versions: isVersions },
  theme: { theme: (value) => ['auto', 'light', 'dark'].includes(value) },
  state: { query: isText(4096) },
  viewport: { top: isNumber, height: isNumber },
};

// Exactly the fields of its type; anything else is not ours.
const understood = (data) => {
  if (Object.prototype.toString.call(data) !== '[object Object]') return false;
  const { ns, v, id, type, ...fields } = data;
  if (ns !== NS || v !== VERSION || id !== ID || !Object.hasOwn(SCHEMA, type)) return false;
  const schema = SCHEMA[type];
  return Object.keys(fields).length === Object.keys(schema).length
    && Object.entries(schema).every(([name, isGood]) => Object.hasOwn(fields, name) && isGood(fields[name]));
};

// --- Sending messages

let port = null;
const message = (type, fields) => ({ ns: NS, v: VERSION, id: ID, type, ...fields });

// Readiness and height reveal nothing, so any host may receive them; the rest goes through the
// port that a known host sent.
const PUBLIC = ['ready', 'height'];
const say = (type, fields) => {
  if (port) port.postMessage(message(type, fields));
  else if (PUBLIC.includes(type)) window.parent.postMessage(message(type, fields), '*');
};

// --- Height: of the content, never of the frame, so that it cannot feed back on itself

const SHORTEST = 120;
const TALLEST = 20000;
const GROWTHS_PER_SECOND = 10;

const contentHeight = () => {
  const bottoms = [...document.body.children].map((child) => child.getBoundingClientRect().bottom);
  return Math.ceil(Math.max(0, ...bottoms) + window.scrollY);
};

const followHeight = () => {
  let said = 0;
  let growths = [];
  const look = (again) => {
    const height = Math.min(Math.max(contentHeight(), SHORTEST), TALLEST);
    if (Math.abs(height - said) < 2 && again !== true) return;
    if (height > said) {
      const now = performance.now();
      growths = [...growths.filter((time) => now - time < 1000), now];
      // It grows because it grew; a scroll bar is better.
      if (growths.length > GROWTHS_PER_SECOND) return stop();
    }
    said = height;
    say('height', { px: height });
  };
  const observer = new ResizeObserver(look);
  const children = new MutationObserver(() => {
    observer.disconnect();
    for (const child of document.body.children) observer.observe(child);
  });
  const stop = () => {
    observer.disconnect();
    children.disconnect();
    say('error', { code: 'height-loop' });
  };
  children.observe(document.body, { childList: true });
  for (const child of document.body.children) observer.observe(child);
  look();
  return () => look(true);
};

// --- The address

// What the host asks for, still framed and in the theme that it set.
const searchWith = (query) => {
  const asked = new URLSearchParams(query);
  const now = new URLSearchParams(location.search);
  asked.set('embed', '1');
  const theme = now.get('theme');
  if (theme && !asked.has('theme')) asked.set('theme', theme);
  return asked;
};

const go = (params) => {
  history.replaceState(history.state, '', `?${params}`);
  dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
};

const ownQuery = () => {
  const params = new URLSearchParams(location.search);
  params.delete('embed');
  params.delete('theme');
  return params.toString();
};

const followAddress = () => {
  let said = null;
  const report = (again) => {
    const query = ownQuery();
    if ((query === said && again !== true) || query.length > 4096) return;
    said = query;
    say('state', { query });
  };
  // Browsers fire no event for these calls, so patch them to do so.
  for (const name of ['pushState', 'replaceState']) {
    const write = history[name].bind(history);
    history[name] = (...args) => {
      write(...args);
      report();
    };
  }
  addEventListener('popstate', () => report());
  return () => report(true);
};

// --- The connection

const act = {
  theme: ({ theme }) => {
    const params = new URLSearchParams(location.search);
    if (theme === 'auto') params.delete('theme');
    else params.set('theme', theme);
    go(params);
  },
  state: ({ query }) => go(searchWith(query)),
  viewport: ({ top, height }) => {
    const { style } = document.documentElement;
    style.setProperty('--frame-top', `${Math.round(top)}px`);
    style.setProperty('--frame-height', `${Math.round(height)}px`);
  },
};

// Announce readiness until somebody answers: the host's script may load later than the frame.
const introduce = async () => {
  const build = (await globalThis.ellm.build)?.version ?? '';
  for (let n = 0; n < 10 && !port; n += 1) {
    say('ready', { versions: [VERSION], build });
    await new Promise((resolve) => { setTimeout(resolve, 500); });
  }
};

const listen = (greet) => {
  // A limit of its own, so that noise from elsewhere cannot silence the host.
  const mayGreet = budget(20);
  const mayHear = budget(20);
  const hear = ({ data }) => {
    if (mayHear() && understood(data) && data.type !== 'hello') act[data.type](data);
  };
  addEventListener('message', (event) => {
    if (!HOST || event.source !== window.parent || event.origin !== HOST) return;
    if (!mayGreet() || !understood(event.data) || event.data.type !== 'hello' || !event.ports[0]) return;
    // The last greeting counts, because the host answers every announcement.
    [port] = event.ports;
    port.onmessage = hear;
    greet();
  });
};

/** Speaks with the page around this one. */
export const start = () => {
  const greetings = [followHeight(), followAddress()];
  listen(() => greetings.forEach((greet) => greet()));
  introduce();
};
