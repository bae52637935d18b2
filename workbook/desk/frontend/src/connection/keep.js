/** What this device keeps of a sheet: what the server has (known), and what it has not acknowledged yet (mine). */

import { ObservableV2 } from "lib0/observable";
import { mergeUpdates } from "yjs";

const KNOWN = "known";
const MINE = "mine";
const OPEN_WITHIN = 3000;
const MANY = 100;

/** @typedef {[number, number, number]} Key time, tab, number: sorts as written */
/** @typedef {{key: Key, update: Uint8Array}} Own */

/**
 * Return the name of a sheet's database; a sheet id is known only to those who may open the sheet.
 * @param {string} sheet
 */
export const nameOf = (sheet) => `workbook-desk/${sheet}`;

/**
 * Open what this device keeps of a sheet, or return null when it cannot keep anything (private window, full disk).
 * @param {string} sheet
 * @returns {Promise<Keep | null>}
 */
export async function openKeep(sheet) {
  /** @type {Promise<IDBDatabase>} */
  const opening = new Promise((resolve, reject) => {
    const request = indexedDB.open(nameOf(sheet), 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(KNOWN, { autoIncrement: true });
      request.result.createObjectStore(MINE);
    };
    const patience = setTimeout(() => reject(new Error("slow")), OPEN_WITHIN);
    request.onsuccess = () => {
      clearTimeout(patience);
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
  return opening.then((database) => new Keep(sheet, database)).catch(() => null);
}

/** @extends {ObservableV2<{change: () => void}>} */
export class Keep extends ObservableV2 {
  /** @param {string} sheet @param {IDBDatabase} database */
  constructor(sheet, database) {
    super();
    this.sheet = sheet;
    this.database = database;
    this.waiting = 0;
    this.hasFailed = false;
    this.isForgotten = false;
    this.tab = Math.floor(Math.random() * 2 ** 31);
    this.count = 0;
    database.onversionchange = () => {
      // Another tab forgets the sheet: keep nothing either.
      this.isForgotten = true;
      database.close();
    };
  }

  /** Whether everything that was handed over is on this device; a failure counts until the server has it all. */
  get isSafe() {
    return !this.hasFailed && !this.isForgotten && this.waiting === 0;
  }

  /**
   * Return what is kept; many small changes are put together on the way.
   * @returns {Promise<{known: Uint8Array[], mine: Own[]}>}
   */
  async load() {
    const transaction = this.database.transaction([KNOWN, MINE], "readwrite");
    const [known, mine] = [transaction.objectStore(KNOWN), transaction.objectStore(MINE)];
    /** @type {[Uint8Array[], Key[], Uint8Array[]]} */
    const kept = /** @type {any} */ (
      await Promise.all([answer(known.getAll()), answer(mine.getAllKeys()), answer(mine.getAll())])
    );
    const [updates, keys, own] = kept;
    if (updates.length > MANY) {
      known.clear();
      known.add(mergeUpdates(updates));
    }
    return { known: updates, mine: own.map((update, index) => ({ key: keys[index], update })) };
  }

  /** Keep a change that the server has not acknowledged. @param {Uint8Array} update @returns {Own} */
  addMine(update) {
    const own = { key: this.nextKey(), update };
    this.write((_known, mine) => mine.put(update, own.key));
    return own;
  }

  /** Keep a change that came from the server. @param {Uint8Array} update */
  addKnown(update) {
    this.write((known) => known.add(update));
  }

  /** What was mine the server has now. @param {{key?: Key, update: Uint8Array}[]} settled */
  settle(settled) {
    this.write((known, mine) => {
      known.add(mergeUpdates(settled.map((own) => own.update)));
      for (const { key } of settled) if (key) mine.delete(key);
    });
  }

  /**
   * Keep what arrived, and what was corrected because of it: both or neither.
   * @param {Uint8Array} arrived
   * @param {Uint8Array | null} corrected
   * @returns {Own | null}
   */
  reunite(arrived, corrected) {
    const own = corrected && { key: this.nextKey(), update: corrected };
    this.write((known, mine) => {
      known.add(arrived);
      if (own) mine.put(own.update, own.key);
    });
    return own;
  }

  /** Take the sheet off this device; from now on nothing of it is kept here. */
  async forget() {
    this.isForgotten = true;
    this.database.close();
    await answer(indexedDB.deleteDatabase(nameOf(this.sheet)));
  }

  close() {
    this.database.close();
    this.isForgotten = true;
  }

  /** @returns {Key} */
  nextKey() {
    return [Date.now(), this.tab, this.count++];
  }

  /** @param {(known: IDBObjectStore, mine: IDBObjectStore) => void} change */
  write(change) {
    if (this.isForgotten) return;
    this.waiting++;
    /** @param {boolean} isKept */
    const done = (isKept) => {
      this.waiting--;
      this.hasFailed ||= !isKept;
      this.emit("change", []);
    };
    try {
      const transaction = this.database.transaction([KNOWN, MINE], "readwrite");
      transaction.oncomplete = () => done(true);
      transaction.onabort = () => done(false);
      change(transaction.objectStore(KNOWN), transaction.objectStore(MINE));
    } catch (oops) {
      if (!(oops instanceof DOMException)) throw oops;
      done(false); // the browser closed the database under us
    }
  }
}

/**
 * @param {IDBRequest} request
 * @returns {Promise<any>}
 */
function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
