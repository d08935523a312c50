// Finds reports in the reader's own browser: what is typed leaves it for nobody. docs/search.md says how.
// Parts of the index are scripts that call digestPart, since a page opened from a disk may load nothing else.
"use strict";
(() => {
  const form = document.querySelector("form.search");
  if (!form) return;
  const { root, index = "", words } = form.dataset;
  const say = JSON.parse(words);
  const input = form.elements.q;
  const found = document.getElementById("_found");
  const count = document.getElementById("_count");
  const language = document.documentElement.lang || "en";
  const AT_ONCE = 10, DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const WEIGHT = [1, 2, 4, 7], DATE = /\d{4}-\d\d(?:-\d\d)?(?!\d)/g;

  // Words, as generator/text/terms.py makes them.
  const SIGNS = "'’‘ʼʹ′`´ʿʾ", L = "\\p{L}\\p{N}";
  const MARK = "\\u0300-\\u036f\\u0591-\\u05c7\\u064b-\\u065f\\u0670\\u0640", SPACED = "\\u0900-\\u0dff";
  const UNSPACED = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u9fff\\uf900-\\ufaff";
  const OWNED = new RegExp(`['’]s(?![${L}])`, "giu");
  const ELIDED = new RegExp(`(^|[^${L}])([dlcjmst])['’](?=[aeiouhàâéèêëîïôû])`, "giu");
  const INSIDE = new RegExp(`([${L}])[${SIGNS}](?=[${L}])`, "gu");
  const RUN = new RegExp(`[${UNSPACED}]`);
  const WORD = new RegExp(`[${UNSPACED}]+|(?:(?![${UNSPACED}])[${L}${SPACED}${MARK}])+`, "gu");
  const SHOWN = new RegExp(`[${UNSPACED}]+|(?:(?![${UNSPACED}])[${L}${SPACED}${MARK}${SIGNS}])+`, "gu");
  const PLAIN = { ł: "l", ø: "o", đ: "d", ð: "d", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th", ς: "σ" };
  const CYRILLIC = {};
  "a b v g g d e e ie zh z i i i i k l m n o p r s t u f kh ts ch sh shch  y  e yu ya".split(" ")
    .forEach((latin, n) => { CYRILLIC["абвгґдеёєжзиійїклмнопрстуфхцчшщъыьэюя"[n]] = latin; });

  const MARKS = new RegExp(`[${MARK}]`, "g");
  const folded = (word) => word.normalize("NFKD").replace(MARKS, "").normalize("NFC")
    .toLowerCase().replace(/[łøđðıßæœþς]/g, (letter) => PLAIN[letter]).slice(0, 30);
  const pairs = (run) => run.length < 2 ? [run] : [...run.slice(1)].map((_, n) => run.slice(n, n + 2));

  function terms(text) {
    const bare = text.replace(OWNED, "").replace(ELIDED, "$1$2 ").replace(INSIDE, "$1").toLowerCase();
    return (bare.match(WORD) || []).flatMap((word) => RUN.test(word) ? pairs(folded(word)) : [folded(word)]);
  }

  function skeleton(term) {
    let bare = [...term].map((letter) => letter in CYRILLIC ? CYRILLIC[letter] : letter).join("");
    for (const [one, other] of [["kh", "h"], ["ph", "f"], ["ck", "k"], ["ou", "u"], ["w", "v"], ["q", "k"], ["x", "ks"]])
      bare = bare.split(one).join(other);
    bare = bare.replace(/[yij]+/g, "i").replace(/(.)\1+/gu, "$1").replace(/i$/, "");
    return /^[a-z]{3,}$/.test(bare) ? `~${bare}` : "";
  }

  const asked = (text) => [...new Set([...(text.match(DATE) || []), ...terms(text.replace(DATE, " "))])].slice(0, 12);

  // Parts of the index.
  const parts = new Map(), waiting = new Map();
  window.digestPart = (key, value) => waiting.get(key)?.(value);

  function part(path, key) {
    if (!parts.has(key)) parts.set(key, new Promise((done, fail) => {
      const script = document.createElement("script");
      waiting.set(key, done);
      script.src = `${root}search/${path}.js`;
      script.onload = () => { script.remove(); fail(new Error(path)); };
      script.onerror = () => { script.remove(); parts.delete(key); fail(new Error(path)); };
      document.head.append(script);
    }));
    return parts.get(key);
  }

  let head, shards;
  async function begin() {
    head = await part("head", "head");
    shards = new Set(head.shards.split(" "));
    head.ignored = new Set(head.common.split(" "));
    let day = Date.parse(head.first), first = 0;
    const steps = numbers(head.days);
    head.cards = steps.flatMap((step, n) => n % 2 ? [] : [[first += steps[n - 1] || 0, new Date(day += step * 864e5).toISOString()]]);
  }

  // Where the card of a report is: its month, its day, its number on that day.
  function cardOf(number) {
    const [first, day] = head.cards.filter(([begins]) => begins <= number).pop();
    return `${day.slice(0, 7)}/${day.slice(8, 10)}-${number - first}`;
  }

  const codes = (text) => [...text].map((letter) => letter.codePointAt(0).toString(16)).join("-");
  const fileOf = (prefix) => `s/${/^[a-z0-9]*$/.test(prefix) ? `s-${prefix}` : `u-${codes(prefix)}`}`;

  // The lines of the shards in which words that begin so may be: one, or a few where a short word begins many.
  async function lines(term) {
    let length = Math.min(6, term.length);
    while (length >= 0 && !shards.has(term.slice(0, length))) length--;
    const own = length < 0 ? [] : [term.slice(0, length)];
    const longer = term.length > 2 ? [...shards].filter((prefix) => prefix !== term && prefix.startsWith(term)) : [];
    const texts = await Promise.all([...own, ...longer.slice(0, 4)].map((prefix) => part(fileOf(prefix), `s ${prefix}`)));
    return texts.flatMap((text) => text.split("\n")).map((line) => line.split("\t"));
  }

  function numbers(text) {
    const made = [];
    let value = 0, shift = 0;
    for (const digit of text || "") {
      const bits = DIGITS.indexOf(digit);
      value += (bits & 31) * 2 ** shift;
      if (bits < 32) { made.push(value); value = shift = 0; } else shift += 5;
    }
    return made;
  }

  function likeness(word, term) {
    if (word === term) return 1;
    if (/^\d/.test(term) || (RUN.test(term) && term.length > 1)) return 0;
    if ((term.length > 2 || RUN.test(term)) && word.startsWith(term)) return 0.6;
    const stem = term.slice(0, Math.max(4, Math.ceil(term.length * 0.7)));
    return term.length > 4 && word.startsWith(stem) && Math.abs(word.length - term.length) < 4 ? 0.35 : 0;
  }

  // What one word of the question finds: reports with how much each is about it, things, and words to mark.
  async function one(term) {
    const reports = new Map(), things = new Map(), marked = new Set();
    const note = (number, weight) => reports.set(number, Math.max(weight, reports.get(number) || 0));
    for (const [word, texts, strong, named] of await lines(term)) {
      const like = likeness(word, term);
      if (!like) continue;
      marked.add(word);
      let at = 0;
      for (const step of numbers(texts)) note(at += step, like * WEIGHT[0]);
      at = 0;
      for (const step of numbers(strong)) note(at += step >> 2, like * WEIGHT[step & 3]);
      for (const key of (named || "").split(" ")) if (key) things.set(key, Math.max(like, things.get(key) || 0));
    }
    const bare = skeleton(term);
    if (bare && ![...things.values()].includes(1))
      for (const [word, , , named] of await lines(bare))
        if (word === bare) for (const key of named.split(" ")) things.set(key, 0.9);
    return { term, reports, things, marked };
  }

  async function withThings(answers) {
    const best = (answer) => [...answer.things].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 12);
    await Promise.all(answers.map(async (answer) => {
      answer.things = new Map(await Promise.all(best(answer).map(async ([key, like]) =>
        [key, { like, data: await part(`t/${key}`, `t ${key}`) }])));
      for (const { like, data } of answer.things.values()) {
        let at = 0;
        for (const step of numbers(data[4])) {
          at += step;
          answer.reports.set(at, Math.max(like * WEIGHT[2], answer.reports.get(at) || 0));
        }
        if (like > 0.5) await asWritten(answer, terms(data[1]));
      }
    }));
  }

  // A name in another spelling or script also finds the spelling of this site, where nobody linked it to its thing.
  async function asWritten(answer, name) {
    const bare = skeleton(answer.term);
    const same = name.filter((word) => word.startsWith(answer.term) || (bare && skeleton(word) === bare));
    const telling = same.length || name.length > 3 ? same : name.filter((word) => word.length > 3 || RUN.test(word));
    telling.forEach((word) => answer.marked.add(word));
    for (const word of name) {
      if (word === answer.term || !bare || skeleton(word) !== bare) continue;
      const { reports } = await one(word);
      reports.forEach((weight, number) => answer.reports.set(number, Math.max(weight, answer.reports.get(number) || 0)));
    }
  }

  function ranked(answers, all) {
    const scores = new Map(), hits = new Map();
    for (const { reports } of answers) {
      const rare = Math.log(1 + head.n / (1 + reports.size)) + 0.1;
      for (const [number, weight] of reports) {
        scores.set(number, (scores.get(number) || 0) + weight * rare);
        hits.set(number, (hits.get(number) || 0) + 1);
      }
    }
    const fresh = (number) => 0.6 + (0.4 * (number + 1)) / head.n;
    return [...scores].filter(([number]) => !all || hits.get(number) === answers.length)
      .map(([number, score]) => [number, score * fresh(number) * hits.get(number)])
      .sort((a, b) => b[1] - a[1] || b[0] - a[0]).map(([number]) => number);
  }

  async function search(text) {
    if (!head) await begin();
    const every = asked(text);
    const telling = every.filter((term) => !head.ignored.has(term));
    const answers = await Promise.all((telling.length ? telling : every).map(one));
    await withThings(answers);
    const common = answers.length ? [...answers[0].things].filter(([key]) => answers.every((a) => a.things.has(key))) : [];
    const things = common.filter(([, thing]) => thing.like > 0.5).map(([, thing]) => thing.data).slice(0, 6);
    const whole = ranked(answers, true);
    const partly = whole.length || things.length || answers.length < 2 ? [] : ranked(answers, false);
    const none = every.some((term) => head.ignored.has(term)) ? say.common : say.none;
    return { reports: whole.length ? whole : partly, partly: partly.length > 0, none, things, answers };
  }

  // What readers see. Everything is put in as text: nothing in the index or the question is markup.
  function element(name, className, ...inside) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...inside);
    return made;
  }

  function link(url, title) {
    const made = element("a", "", title);
    made.href = root + url + (url.endsWith("/") || !url ? index : "");
    return made;
  }

  // A run of a text as terms; the same runs come again and again.
  const cut = new Map();
  function cutOnce(run) {
    if (!cut.has(run)) cut.set(run, RUN.test(run) ? pairs(folded(run)) : terms(run));
    return cut.get(run);
  }

  function marks(text, is) {
    const made = [];
    let at = 0;
    for (const match of text.matchAll(SHOWN)) {
      const run = match[0];
      if (!cutOnce(run).some(is)) continue;
      made.push(text.slice(at, match.index), element("mark", "", run));
      at = match.index + run.length;
    }
    return at ? [...made, text.slice(at)] : [];
  }

  function around(text, is) {
    for (const match of text.matchAll(SHOWN)) {
      if (!cutOnce(match[0]).some(is)) continue;
      const from = Math.max(0, text.lastIndexOf(" ", Math.max(0, match.index - 90)));
      const end = text.indexOf(" ", match.index + 150);
      const piece = text.slice(from, end < 0 ? undefined : end).trim();
      return [from ? "… " : "", ...marks(piece, is), end < 0 ? "" : " …"];
    }
    return [];
  }

  function result([url, title, iso, date, summary, about, warning, lang, grade, text], answers) {
    const is = (word) => answers.some((answer) => answer.marked.has(word));
    const heading = element("h3", "");
    const led = link(url, "");
    const shown = marks(title, is);
    led.append(...(shown.length ? shown : [title]));
    heading.append(led);
    const time = element("time", "", date);
    time.dateTime = iso;
    const made = element("li", "entry", element("p", "meta", ...(about ? [element("span", grade && `grade ${grade}`, about), " · "] : []), time));
    if (warning) made.append(element("p", "warning", warning));
    made.append(heading);
    const said = marks(summary, is);
    if (summary) made.append(element("p", "", ...(said.length ? said : [summary])));
    const unseen = answers.some((a) => !terms(`${title} ${summary}`).some((word) => a.marked.has(word)));
    const context = unseen || !summary ? around(text, is) : [];
    if (context.length) made.append(element("p", "context", ...context));
    made.dir = "auto";
    if (lang) made.lang = lang;
    return made;
  }

  const plural = new Intl.PluralRules(language), figure = new Intl.NumberFormat(language);
  const counted = (number) => (say.found[plural.select(number)] || say.found.other).replace("{n}", figure.format(number));

  let turn = 0;
  async function show(text) {
    const mine = ++turn;
    const query = text.trim();
    document.title = document.title.replace(/^(?:.* – )?/, query ? `${query} – ` : "");
    if (!query) return clear("");
    const slow = setTimeout(() => { if (mine === turn) count.textContent = say.wait; }, 400);
    try {
      const answer = await search(query);
      if (mine !== turn) return;
      const list = element("ol", "results");
      const cards = await more(answer, list, 0);
      if (mine !== turn) return;
      clear(answer.partly ? say.some : answer.reports.length || answer.things.length ? counted(answer.reports.length) : answer.none);
      if (answer.things.length) found.append(listed(answer.things));
      if (cards) found.append(element("section", "", element("h2", "", say.reports), list));
      offer(answer, list);
    } catch (fault) {
      if (mine === turn) clear(say.failed);
    } finally {
      clearTimeout(slow);
    }
  }

  function clear(words) {
    count.textContent = words;
    while (found.lastChild !== count) found.lastChild.remove();
  }

  function listed(things) {
    const rows = things.map(([url, name, what, many]) => {
      const row = element("li", "", link(url, name), " ", element("span", "aside", many ? `${what} · ${many}` : what));
      row.dir = "auto";
      return row;
    });
    const made = element("section", "things", element("h2", "", say.things), element("ul", "plain", ...rows));
    return made;
  }

  async function more(answer, list, from) {
    const wanted = answer.reports.slice(from, from + AT_ONCE);
    const cards = await Promise.all(wanted.map(cardOf).map((at) => part(`c/${at}`, `c ${at}`)));
    list.append(...cards.map((card) => result(card, answer.answers)));
    return cards.length;
  }

  function offer(answer, list) {
    const from = list.children.length;
    if (from >= answer.reports.length) return;
    const button = element("button", "", say.more);
    button.type = "button";
    button.addEventListener("click", async () => {
      await more(answer, list, from);
      button.remove();
      list.children[from].querySelector("a").focus();
      offer(answer, list);
    });
    found.append(button);
  }

  const address = (text) => { const to = new URL(location.href); text ? to.searchParams.set("q", text) : to.searchParams.delete("q"); return to.href; };
  const remember = (how, text) => { try { history[how](null, "", address(text)); } catch (refused) { /* some browsers allow no address to a page from a disk */ } };
  const fromAddress = () => new URL(location.href).searchParams.get("q") || "";

  // A question that was sent, or came by a link, keeps its address: what is typed after it is another step, to come back from.
  let pause, kept = Boolean(fromAddress());
  function step(sent) {
    clearTimeout(pause);
    if (input.value !== fromAddress()) remember(kept || sent ? "pushState" : "replaceState", input.value);
    kept = sent && Boolean(input.value);
    show(input.value);
  }
  form.addEventListener("submit", (event) => { event.preventDefault(); step(true); });
  input.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(() => step(false), 250); });
  window.addEventListener("popstate", () => { clearTimeout(pause); input.value = fromAddress(); kept = Boolean(input.value); show(input.value); });
  input.value = fromAddress();
  if (input.value) show(input.value);
})();
