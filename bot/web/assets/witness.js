// Makes the witness's number in this browser, keeps it here, and sends its SHA-256 first.
const keyOf = ({ draw, person }) => `yaohao.secret.${draw}.${person}`;
const hexOf = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

// Browsers offer SHA-256 only on https; a bureau's own network may have none, so it is written out.
function sha256(bytes) {
  const rotate = (x, n) => (x >>> n) | (x << (32 - n));
  const primes = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p)) primes.push(n);
  const fraction = (x) => ((x - Math.floor(x)) * 2 ** 32) >>> 0;
  const k = primes.map((p) => fraction(Math.cbrt(p)));
  const state = primes.slice(0, 8).map((p) => fraction(Math.sqrt(p)));
  const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, bytes.length * 8);
  const w = new Uint32Array(64);
  for (let at = 0; at < padded.length; at += 64) {
    for (let i = 0; i < 64; i++) {
      const [x, y] = [w[i - 15], w[i - 2]];
      w[i] =
        i < 16
          ? view.getUint32(at + i * 4)
          : w[i - 16] +
            (rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3)) +
            w[i - 7] +
            (rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10));
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const t1 =
        h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + k[i] + w[i];
      const t2 = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((x, i) => (state[i] = (state[i] + x) >>> 0));
  }
  return state.map((x) => x.toString(16).padStart(8, '0')).join('');
}

function send(form, name, value) {
  const input = form.elements[name] ?? form.appendChild(document.createElement('input'));
  input.type = 'hidden';
  input.name = name;
  input.value = value;
}

const bytesOf = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

// The number is kept before its commitment leaves: a lost answer must not lose the number. This
// listens before the form is there: whoever presses early must not send it empty.
document.addEventListener('submit', ({ target: form }) => {
  if (form.dataset.step !== 'commit') return;
  const key = keyOf(form.closest('#witness').dataset);
  const kept = localStorage.getItem(key) ?? hexOf(crypto.getRandomValues(new Uint8Array(32)));
  localStorage.setItem(key, kept);
  send(form, 'commitment', sha256(bytesOf(kept)));
});

function fillIn(form) {
  const mine = localStorage.getItem(keyOf(form.closest('#witness').dataset));
  if (!mine) return;
  form.querySelector('[data-lost]')?.remove();
  send(form, 'value', mine);
}

// The same for the number itself, before the browser looks whether its field was left empty.
document.addEventListener(
  'click',
  ({ target }) => {
    const form = target.closest?.('[data-step=reveal]');
    if (form) fillIn(form);
  },
  true,
);

document.addEventListener('DOMContentLoaded', () => {
  const place = document.getElementById('witness');
  const mine = place && localStorage.getItem(keyOf(place.dataset));
  if (!mine) return;
  const revealForm = place.querySelector('[data-step=reveal]');
  if (revealForm) fillIn(revealForm);
  const backup = document.querySelector('[data-backup]');
  if (backup) {
    backup.hidden = false;
    backup.querySelector('code').textContent = mine;
  }
});
