const dialog = document.getElementById('dialog');
document.getElementById('open').addEventListener('click', () => dialog.show());
document.getElementById('close').addEventListener('click', () => dialog.hide());
document.getElementById('news').addEventListener('sl-change', () => {
  document.getElementById('bar').value = 80;
});
