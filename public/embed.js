// <efficient-llm-explorer query="kv cache" venue="iclr,neurips" theme="auto" height="640">
//
// Puts the explorer into a page: a frame of this script's own site, with its query in its
// address. See docs/embedding.md for attributes, events and the protocol.
(() => {
  const NS = 'ellm';
  const VERSION = 1;
  const SITE = new URL('./', document.currentScript.src);
  const FACETS = ['area', 'venue', 'kind', 'has', 'list', 'tag', 'is', 'year', 'stars', 'citations', 'sort', 'view', 'by', 'work', 'compare', 'lang'];
  const THEMES = ['auto', 'light', 'dark'];
  const isHeight = (value) => Number.isInteger(value) && value >= 120 && value <= 20000;
  const isText = (longest) => (value) => typeof value === 'string' && value.length <= longest;
  const SCHEMA = {
    ready: { versions: (value) => Array.isArray(value) && value.length <= 16 && value.includes(VERSION), build: isText(64) },
    height: { px: isHeight },
    state: { query: isText(4096) },
    error: { code: isText(64) },
  };
  let number = 0;

  // Exactly the fields of its type; anything else is not ours.
  const understood = (data, id) => {
    if (Object.prototype.toString.call(data) !== '[object Object]') return false;
    const { ns, v, id: to, type, ...fields } = data;
    if (ns !== NS || v !== VERSION || to !== id || !Object.hasOwn(SCHEMA, type)) return false;
    const schema = SCHEMA[type];
    return Object.keys(fields).length === Object.keys(schema).length
      && Object.entries(schema).every(([name, isGood]) => Object.hasOwn(fields, name) && isGood(fields[name]));
  };

  class Explorer extends HTMLElement {
    static observedAttributes = ['query', 'theme', 'height', 'max-height', ...FACETS];
    #id = `e${++number}-${Math.random().toString(36).slice(2, 10)}`;
    #frame;
    #port;
    #greetings = [];
    #heard = [];
    #heights = [];
    #queued = false;

    connectedCallback() {
      const frame = this.#frame = document.createElement('iframe');
      // The name survives reloads of the frame; its address would not.
      frame.name = `${NS} ${this.#id} ${location.origin}`;
      frame.title = this.getAttribute('title') ?? 'Efficient LLM Explorer';
      frame.loading = this.getAttribute('loading') === 'eager' ? 'eager' : 'lazy';
      frame.referrerPolicy = 'no-referrer';
      frame.setAttribute('sandbox', `allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads${this.hasAttribute('opaque') ? '' : ' allow-same-origin'}`);
      frame.src = this.address;
      Object.assign(frame.style, { display: 'block', width: '100%', border: '0' });
      if (!this.style.display) this.style.display = 'block';
      this.#fit(this.fixedHeight ?? 640);
      addEventListener('message', this.#hello);
      this.replaceChildren(frame);
    }

    disconnectedCallback() {
      removeEventListener('message', this.#hello);
      this.#port?.close();
      this.#port = undefined;
    }

    attributeChangedCallback(name, before, now) {
      if (!this.#frame || before === now) return;
      if (name === 'theme') this.#say('theme', { theme: this.theme });
      else if (name.endsWith('height')) this.#fit(this.fixedHeight ?? this.#frame.offsetHeight);
      else this.#sayStateSoon();
    }

    get theme() {
      const theme = this.getAttribute('theme');
      return THEMES.includes(theme) ? theme : 'auto';
    }

    // In pixels; undefined for `height="auto"`.
    get fixedHeight() {
      const height = this.getAttribute('height') ?? '640';
      return height === 'auto' ? undefined : Number.parseInt(height, 10) || 640;
    }

    get params() {
      const params = new URLSearchParams();
      const query = this.getAttribute('query');
      if (query) params.set('q', query);
      for (const name of FACETS) if (this.getAttribute(name)) params.set(name, this.getAttribute(name));
      return params;
    }

    /** The frame's address, which works without this script too. */
    get address() {
      const { params, theme } = this;
      params.set('embed', '1');
      if (theme !== 'auto') params.set('theme', theme);
      return new URL(`?${params}`, SITE).href;
    }

    #fit(height) {
      const most = Math.min(Number.parseInt(this.getAttribute('max-height'), 10) || 1200, 20000);
      this.#frame.style.height = `${Math.max(120, this.fixedHeight ? height : Math.min(height, most))}px`;
    }

    #tell(name, detail) {
      this.dispatchEvent(new CustomEvent(`ellm-${name}`, { detail, bubbles: true }));
    }

    // Batch changes of several attributes.
    #sayStateSoon() {
      if (this.#queued) return;
      this.#queued = true;
      queueMicrotask(() => {
        this.#queued = false;
        this.#say('state', { query: String(this.params) });
      });
    }

    #say(type, fields) {
      this.#port?.postMessage({ ns: NS, v: VERSION, id: this.#id, type, ...fields });
    }

    // Rate limit, per second.
    #may(times, most) {
      const now = performance.now();
      while (now - times[0] >= 1000) times.shift();
      return times.length < most && times.push(now);
    }

    #hello = ({ source, origin, data }) => {
      if (!source || source !== this.#frame.contentWindow) return;
      // A frame with an opaque origin may report its height, and is told nothing.
      const isOpaque = origin === 'null';
      if (!isOpaque && origin !== SITE.origin) return;
      if (!this.#may(this.#greetings, 20) || !understood(data, this.#id)) return;
      if (data.type === 'height') return this.#hear(data);
      if (isOpaque || data.type !== 'ready') return;
      // Also after a reload of the frame, which then asks again.
      this.#port?.close();
      const { port1, port2 } = new MessageChannel();
      this.#port = port1;
      port1.onmessage = ({ data: heard }) => {
        if (this.#may(this.#heard, 20) && understood(heard, this.#id)) this.#hear(heard);
      };
      source.postMessage({ ns: NS, v: VERSION, id: this.#id, type: 'hello', versions: [VERSION] }, origin, [port2]);
      this.#tell('ready', { build: data.build });
    };

    #hear({ type, px, query, code }) {
      if (type === 'height') {
        // Ignore heights caused by our own resize, or they would never end.
        if (this.fixedHeight || !this.#may(this.#heights, 10)) return;
        this.#fit(px);
        this.#tell('height', { px });
      }
      if (type === 'state') this.#tell('state', { query });
      if (type === 'error') this.#tell('error', { code });
    }
  }

  if (!customElements.get('efficient-llm-explorer')) customElements.define('efficient-llm-explorer', Explorer);
})();
