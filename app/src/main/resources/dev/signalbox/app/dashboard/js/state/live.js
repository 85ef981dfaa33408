// One connection that brings every event in order. After a break it asks for what came after the last one seen.

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;

export class Live {
  #listeners = new Set();
  #seq = 0;
  #socket = null;
  #pause = FIRST_PAUSE;
  #stopped = false;

  /** Called with 'live', 'trying' or 'off'. */
  onState = () => {};

  /** @param after the position of the newest event that the page knows */
  start(after) {
    this.#seq = Math.max(this.#seq, after);
    this.#stopped = false;
    this.#connect();
  }

  stop() {
    this.#stopped = true;
    this.#socket?.close();
    this.onState('off');
  }

  /** @returns a function that ends the listening */
  listen(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #connect() {
    const url = new URL(`/ws/page-${crypto.randomUUID()}`, location.origin);
    url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    url.searchParams.set('after', this.#seq);
    this.onState('trying');
    const socket = new WebSocket(url);
    this.#socket = socket;
    socket.onopen = () => {
      this.#pause = FIRST_PAUSE;
      this.onState('live');
    };
    socket.onmessage = (message) => this.#take(JSON.parse(message.data));
    socket.onclose = () => {
      if (this.#stopped) return;
      this.onState('trying');
      setTimeout(() => this.#stopped || this.#connect(), this.#pause);
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
    };
  }

  #take(record) {
    if (!record.event || record.seq <= this.#seq) return;
    this.#seq = record.seq;
    for (const listener of this.#listeners) listener(record);
  }
}
