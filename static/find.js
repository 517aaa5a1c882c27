// Finds an article by the address where it once stood. Works from a disk: what it reads are scripts.
//
// `canonical` does what backfile/addresses.py does, step by step and by the same rules; tests compare the two.
// It reads addresses as Python's urllib does, and not as browsers do: the index was made by Python.
"use strict";

var backfileFind = (function () {
  var LONGEST = 2000, NESTED = 5;
  var ARCHIVES = /^(?:web\.archive\.org|archive\.(?:today|ph|is|li|vn|fo|md)|wayback\.archive-it\.org|arquivo\.pt|webarchive\.nationalarchives\.gov\.uk|perma-archives\.org|perma\.cc|timetravel\.mementoweb\.org|ghostarchive\.org|megalodon\.jp|webcitation\.org|freezepage\.com|12ft\.io|removepaywalls?\.com|smry\.ai|webcache\.googleusercontent\.com|translate\.google\.[a-z.]{2,6})$/;
  var LEADING = /^(?:google\.[a-z.]{2,6}\/url|(?:l|lm)\.facebook\.com\/l\.php|t\.me\/iv|(?:away\.)?vk\.com\/away\.php)$/;
  var ASKED = ["u", "url", "q", "to"];
  var CACHED = /^cache:(?:[A-Za-z0-9_-]{1,20}:)?(https?:\/\/\S+|[^\s/:]+\.[^\s/]+\/\S*)/;
  var TRANSLATED = ".translate.goog", TRANSLATING = "_x_tr_";
  var COPY = /\/(?:[0-9*][0-9.*-]{0,20}(?:[a-z]{2}_)?\/)?(https?:\/{1,2}[^/].*)$/s;
  var DATED_COPY = /\/[0-9]{14}(?:[a-z]{2}_)?\/(https?:\/{1,2}[^/].*)$/s;
  var AMP_CACHE = /^\/(?:amp|[a-z]{1,2})\/(?:s\/)?([^/]+\.[^/]+\/.*)$/s;
  var ASIDE = /^(?:www[0-9]?|m|mobile|amp)\.(?=[^.]+\.)/;
  var AMP_LAST = /(?:[/.]amp|\/amp\.html?)$|\.amp(?=\.html?$)/g;
  var INDEX = /\/index\.(?:html?|php)$/;
  var FOLLOWING = /^(?:utm_|at_(?:medium|campaign|custom|link|format|ptr|bbc)|fb_|guce_|guccounter|hsa_|_hs|mc_[ce]id|mkt_tok|ns_|oly_|pk_|mtm_|piwik_|vero_|wt[._]|xtor|soc_(?:src|trk)|__twitter|(?:fbclid|[gdy]clid|[gw]braid|gclsrc|msclkid|twclid|ttclid|igshid?|_ga|_gl|ref|ref_src|ref_url|referrer|cmp|cmpid|icid|ncid|ito|smid|smtyp|s_cid|spm|ftag|sr_share|outputtype|amp|amp_js_v|usqp)$)/iu;
  var SAFE_IN_PATH = "/:@!$&'()*+,;=~-._", SAFE = "_.-~";

  // The one form of a web address: its host, then its path and parameters. "" where it is none.
  function canonical(address) {
    address = address.trim();
    var parts = null;
    for (var times = 0; times < NESTED; times += 1) {
      parts = split(address);
      if (parts === null) { return ""; }
      var original = originalOf(address, parts);
      if (original === null) { break; }
      address = original;
      parts = null;
    }
    if (parts === null) { return ""; }
    var host = hostOf(parts);
    return !host || ARCHIVES.test(host) ? "" : host + pathOf(parts) + queryOf(parts) + routeOf(parts);
  }

  // Takes an address apart as urllib.parse.urlsplit does; null where it is no web address.
  function split(address) {
    if (Array.from(address).length > LONGEST) { return null; }
    var found = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(address.replace(/[\t\r\n]/g, ""));
    if (!found || !/^https?$/i.test(found[1]) || /[[\]]/.test(found[2])) { return null; }
    var network = found[2], rest = found[3], fragment = "", query = "";
    if (doubtful(network)) { return null; }
    var at = rest.indexOf("#");
    if (at >= 0) { fragment = rest.slice(at + 1); rest = rest.slice(0, at); }
    at = rest.indexOf("?");
    if (at >= 0) { query = rest.slice(at + 1); rest = rest.slice(0, at); }
    var host = network.slice(network.lastIndexOf("@") + 1), port = null;
    at = host.indexOf(":");
    if (at >= 0) { port = host.slice(at + 1); host = host.slice(0, at); }
    if (port && (!/^[0-9]+$/.test(port) || Number(port) > 65535)) { return null; }
    if (!host) { return null; }
    var zone = host.indexOf("%");
    host = zone < 0 ? host.toLowerCase() : host.slice(0, zone).toLowerCase() + host.slice(zone);
    return { host: host, port: port ? Number(port) : null, path: rest, query: query, fragment: fragment };
  }

  // Signs that would part an address otherwise if they were written in their usual form.
  function doubtful(network) {
    var plain = network.replace(/[@:#?]/g, ""), usual = plain.normalize("NFKC");
    return plain !== usual && /[/?#@:]/.test(usual);
  }

  // The address that a copy is of; null where it is no archive's.
  function originalOf(address, parts) {
    var host = parts.host.replace(/^www\./, "");
    var scheme = address.indexOf("://");
    var behind = scheme < 0 ? address : address.slice(scheme + 3);
    var slash = behind.indexOf("/");
    var whole = "/" + (slash < 0 ? "" : behind.slice(slash + 1));
    var copy = (ARCHIVES.test(host) ? COPY.exec(whole) : null) || DATED_COPY.exec(whole);
    if (copy) { return copy[1].replace(/:\/+/, "://"); }
    if (host.endsWith(TRANSLATED)) { return untranslated(host, parts); }
    if (ARCHIVES.test(host) || LEADING.test(host + parts.path)) { return asked(parts.query); }
    if (host.endsWith(".cdn.ampproject.org") || (host.startsWith("google.") && whole.startsWith("/amp/"))) {
      var cached = AMP_CACHE.exec(whole);
      return cached ? "https://" + cached[1] : null;
    }
    return null;
  }

  // The address that Google's translator shows: dots of its host are hyphens, and these doubled.
  function untranslated(host, parts) {
    var own = host.slice(0, -TRANSLATED.length).replace(/-+/g, function (run) {
      return run.length === 1 ? "." : run.replace(/--/g, "-");
    });
    var fields = parts.query.split("&");
    var scheme = fields.indexOf(TRANSLATING + "sch=http") >= 0 ? "http" : "https";
    var query = fields.filter(function (field) { return !field.startsWith(TRANSLATING); }).join("&");
    var fragment = parts.fragment ? "#" + parts.fragment : "";
    return scheme + "://" + own + parts.path + (query ? "?" + query : "") + fragment;
  }

  // The address among the parameters of a cache, a proxy or a link that leads elsewhere.
  function asked(query) {
    var pairs = pairsOf(query) || [];
    for (var at = 0; at < ASKED.length; at += 1) {
      var value = pairs.reduce(function (last, pair) { return pair[0] === ASKED[at] ? pair[1] : last; }, "");
      if (/^https?:\/\//.test(value)) { return value; }
      var cached = CACHED.exec(value);
      if (cached) { return cached[1].startsWith("http") ? cached[1] : "https://" + cached[1]; }
    }
    return null;
  }

  // The parameters of an address, decoded; null where they are too many.
  function pairsOf(query) {
    var fields = query.split("&");
    return fields.length > 200 ? null : fields.filter(Boolean).map(function (field) {
      var at = field.indexOf("=");
      return (at < 0 ? [field, ""] : [field.slice(0, at), field.slice(at + 1)]).map(unquoted);
    });
  }

  // No expression: one that looks for the end of a run looks from each of its signs.
  function without(text, sign) {
    var end = text.length;
    while (text[end - 1] === sign) { end -= 1; }
    return text.slice(0, end);
  }

  function hostOf(parts) {
    var host = without(parts.host, ".");
    while (ASIDE.test(host)) { host = host.replace(ASIDE, ""); }
    return parts.port === null || parts.port === 80 || parts.port === 443 ? host : host + ":" + parts.port;
  }

  function pathOf(parts) {
    var path = parts.path.replace(/\/{2,}/g, "/");
    path = without(path.replace(INDEX, "/"), "/").replace(AMP_LAST, "");
    if (path.startsWith("/amp/")) { path = path.slice(4); }
    return without(quoted(bytesOf(path), SAFE_IN_PATH), "/");
  }

  function queryOf(parts) {
    var pairs = pairsOf(parts.query);
    if (pairs === null) { return "?" + parts.query; }
    pairs = pairs.filter(function (pair) { return !FOLLOWING.test(pair[0]); });
    pairs.sort(function (one, other) { return compared(one[0], other[0]) || compared(one[1], other[1]); });
    var written = pairs.map(function (pair) { return plus(pair[0]) + "=" + plus(pair[1]); });
    return written.length ? "?" + written.join("&") : "";
  }

  function routeOf(parts) {
    return parts.fragment.startsWith("!/") ? "#" + parts.fragment : "";
  }

  // Bytes of UTF-8 of a text in which %41 stands for a byte.
  function bytesOf(text) {
    var bytes = Array.from(new TextEncoder().encode(text)), found = [];
    for (var at = 0; at < bytes.length; at += 1) {
      var hex = bytes[at] === 37 ? String.fromCharCode(bytes[at + 1], bytes[at + 2]) : "";
      if (/^[0-9a-fA-F]{2}$/.test(hex)) { found.push(parseInt(hex, 16)); at += 2; } else { found.push(bytes[at]); }
    }
    return found;
  }

  function quoted(bytes, safe) {
    return bytes.map(function (byte) {
      var sign = String.fromCharCode(byte);
      var plain = byte < 128 && (/[A-Za-z0-9]/.test(sign) || safe.indexOf(sign) >= 0);
      return plain ? sign : "%" + (byte < 16 ? "0" : "") + byte.toString(16).toUpperCase();
    }).join("");
  }

  function unquoted(text) {
    var decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    return text.replace(/\+/g, " ").split(/([\x00-\x7f]+)/).map(function (run) {
      return /^[\x00-\x7f]/.test(run) && run.indexOf("%") >= 0 ? decoder.decode(new Uint8Array(bytesOf(run))) : run;
    }).join("");
  }

  function plus(text) {
    return quoted(Array.from(new TextEncoder().encode(text)), SAFE + " ").replace(/ /g, "+");
  }

  // By code points, as Python sorts.
  function compared(one, other) {
    var a = Array.from(one), b = Array.from(other);
    for (var at = 0; at < Math.min(a.length, b.length); at += 1) {
      if (a[at] !== b[at]) { return a[at].codePointAt(0) - b[at].codePointAt(0); }
    }
    return a.length - b.length;
  }

  // The CRC-32 of a text's UTF-8 as eight hex digits (ISO 3309).
  function crc32(text) {
    var crc = 0xffffffff;
    new TextEncoder().encode(text).forEach(function (byte) {
      crc ^= byte;
      for (var bit = 0; bit < 8; bit += 1) { crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1; }
    });
    return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
  }

  // What a reader has pasted: spaces around it do not count, and a scheme may be missing.
  function meant(text) {
    var address = text.trim().replace(/^<(.*)>$/, "$1");
    return /^https?:\/\//i.test(address) ? address : "https://" + address.replace(/^\/+/, "");
  }

  return { canonical: canonical, crc32: crc32, meant: meant };
})();

if (typeof module !== "undefined") { module.exports = backfileFind; }

// A script of addresses hands them over by this name: rows of an address, an article's key and its title.
var backfileTake = null;
function backfileAddresses(rows) { if (backfileTake) { backfileTake(rows); } }

if (typeof document !== "undefined") {
  (function () {
    var form = document.getElementById("lookup");
    var list = document.getElementById("found");
    var asked = 0;

    function answer(name) {
      document.querySelectorAll("[data-answer]").forEach(function (each) {
        each.hidden = each.dataset.answer !== name;
      });
    }

    function show(rows, form_, leave) {
      if (leave && rows.length === 1) {
        location.replace(pageOf(rows[0][1]));
        return;
      }
      rows.forEach(function (row) {
        var link = document.createElement("a"), item = document.createElement("li");
        link.href = pageOf(row[1]);
        link.dir = "auto";
        link.textContent = row[2];
        item.append(link);
        list.append(item);
      });
      document.getElementById("form").textContent = form_;
      answer(rows.length ? "found" : "none");
    }

    function pageOf(key) { return "articles/" + key.split("/").map(encodeURIComponent).join("/") + ".html"; }

    function find(text, leave) {
      var address = backfileFind.canonical(backfileFind.meant(text)), number = (asked += 1);
      list.replaceChildren();
      if (!address || address.split(/[/?#]/)[0].indexOf(".") < 0) {
        answer("unclear");
        return;
      }
      answer("");
      var script = document.createElement("script");
      script.src = "find/" + backfileFind.crc32(address).slice(0, Number(form.dataset.digits)) + ".js";
      script.onerror = function () { if (number === asked) { answer("broken"); } };
      script.onload = function () { script.remove(); };
      backfileTake = function (rows) {
        if (number === asked) {
          show(rows.filter(function (row) { return row[0] === address; }), address, leave);
        }
      };
      document.head.append(script);
    }

    form.addEventListener("submit", function (event) {
      event.preventDefault();
      find(form.elements.url.value, false);
    });
    var given = new URLSearchParams(location.search).get("url");
    if (given) {
      form.elements.url.value = given;
      find(given, true);
    }
  })();
}
