// The documented stub: calls made before Toonbank has loaded wait in `q`, as the `arguments` they came in.
window.toonbank =
  window.toonbank ||
  function () {
    window.toonbank.q = window.toonbank.q || [];
    // biome-ignore lint/complexity/noArguments: the stub as docs/SHOPS.md prints it
    window.toonbank.q.push(arguments);
  };

/** @param {...unknown} call */
export function toonbank(...call) {
  window.toonbank(...call);
}
