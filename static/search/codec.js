"use strict";
/* Bytes out of scripts: backfile/search/payload.py, codec.py and store.py write what is read here. */

/** @typedef {{slots: Uint32Array, weights: Uint8Array}} Postings  the articles that a word is in, ascending */

const BackfileCodec = (() => {
  const FIRST = 0x3400;
  const STORED = 65_535;

  /**
   * The data of a script: 8 bits of each unit, then the other 7 of all of them.
   * @param {number} size
   * @param {string} text
   */
  function bytes(size, text) {
    const units = text.length;
    const data = new Uint8Array(size);
    let bits = 0;
    let held = 0;
    let place = units;
    for (let at = 0; at < units; at++) {
      const unit = text.charCodeAt(at) - FIRST;
      if (at < size) data[at] = unit & 0xff;
      held |= (unit >> 8) << bits;
      bits += 7;
      if (bits >= 8) {
        if (place < size) data[place++] = held & 0xff;
        held >>= 8;
        bits -= 8;
      }
    }
    return data;
  }

  /**
   * Undo DEFLATE. A base that it builds on is put in front, in blocks that are not compressed, and cut off again.
   * @param {Uint8Array<ArrayBuffer>} data
   * @param {Uint8Array<ArrayBuffer>} [base]
   * @returns {Promise<Uint8Array<ArrayBuffer>>}
   */
  async function inflate(data, base) {
    // Straight into the stream and out of it: a Blob or a Response would go by way of the browser's other processes.
    const { readable, writable } = new DecompressionStream("deflate-raw");
    const [reader, writer] = [readable.getReader(), writable.getWriter()];
    const written = [...(base ? stored(base) : []), data].map((part) => writer.write(part));
    const end = Promise.all([...written, writer.close()]);
    end.catch(() => undefined); // what is wrong is told to who reads
    /** @type {Uint8Array[]} */
    const parts = [];
    let size = 0;
    for (let part = await reader.read(); part.value; part = await reader.read()) {
      parts.push(part.value);
      size += part.value.length;
    }
    await end;
    const whole = new Uint8Array(size);
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return base ? whole.subarray(base.length) : whole;
  }

  /** @param {Uint8Array<ArrayBuffer>} base */
  function* stored(base) {
    for (let at = 0; at < base.length; at += STORED) {
      const size = Math.min(STORED, base.length - at);
      yield new Uint8Array([0, size & 0xff, size >> 8, ~size & 0xff, (~size >> 8) & 0xff]);
      yield base.subarray(at, at + size);
    }
  }

  /** Reads numbers, seven bits a byte. */
  class Reader {
    /** @param {Uint8Array} data */
    constructor(data, at = 0) {
      this.data = data;
      this.at = at;
    }

    number() {
      let value = 0;
      let factor = 1;
      for (;;) {
        const byte = this.data[this.at++];
        value += (byte & 0x7f) * factor;
        if (byte < 0x80) return value;
        factor *= 128;
      }
    }

    /** @param {number} size */
    take(size) {
      return this.data.subarray(this.at, (this.at += size));
    }
  }

  /**
   * Postings: so many codes, and weights over 1 in half a byte each.
   * @param {Uint8Array} data
   * @param {number} count
   * @param {number} codes  bytes of the codes
   * @returns {Postings}
   */
  function postings(data, count, codes) {
    const slots = new Uint32Array(count);
    const weights = new Uint8Array(count);
    let at = 0;
    let slot = -1;
    let over = 0;
    for (let place = 0; place < count; place++) {
      let byte = data[at++];
      let code = byte & 0x7f;
      for (let shift = 7; byte >= 0x80; shift += 7) {
        byte = data[at++];
        code |= (byte & 0x7f) << shift;
      }
      slots[place] = slot += (code >> 1) + 1;
      if (code & 1) {
        weights[place] = ((data[codes + (over >> 1)] >> ((over & 1) << 2)) & 0xf) + 2;
        over++;
      } else weights[place] = 1;
    }
    return { slots, weights };
  }

  return { bytes, inflate, Reader, postings };
})();
