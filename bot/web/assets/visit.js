// Where somebody is goes with a check-in only if they tick the box, and the browser asks them once more.
document.documentElement.classList.add('scripts');

document.addEventListener('change', (event) => {
  const box = event.target.closest('[data-place]');
  if (!box) return;
  const field = box.form.elements.place;
  const status = box.form.querySelector('[role=status]');
  const say = (text) => (status.textContent = text);
  field.value = '';
  say('');
  if (!box.checked) return;
  say(status.dataset.asking);
  const found = ({ coords }) => {
    if (!box.checked) return;
    const { latitude, longitude, accuracy } = coords;
    const metres = Math.round(Math.min(accuracy, 999_999));
    const part = (degrees) => String(Number(degrees.toFixed(6)));
    field.value = `geo:${part(latitude)},${part(longitude)};u=${metres}`;
    say(status.dataset.got.replace('{n}', metres));
  };
  const failed = () => {
    box.checked = false;
    say(status.dataset.failed);
  };
  const options = { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 };
  if (navigator.geolocation) navigator.geolocation.getCurrentPosition(found, failed, options);
  else failed();
});
