// The SHA-256 of a recording is computed where the recording is: the file itself is not sent.
addEventListener('DOMContentLoaded', () => {
  const chooser = document.querySelector('input[data-hash]');
  const target = document.querySelector('[name="hash"]');
  const status = document.querySelector('[data-hash-status]');
  const hash = async (file) => {
    const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    const bytes = Array.from(new Uint8Array(digest));
    target.value = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
    status.textContent = file.name;
  };
  const take = () => {
    const [file] = chooser.files;
    if (!file || !target) return;
    status.textContent = status.dataset.hashing;
    hash(file).catch(() => {
      status.textContent = status.dataset.failed;
    });
  };
  chooser?.addEventListener('change', take);
  // Whoever was quicker than this page's scripts has chosen already.
  if (chooser) take();
});
