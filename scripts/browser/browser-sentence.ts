/** What to install when no browser was found. */
export function sentenceForMissingBrowser(platform: NodeJS.Platform, isDebian: boolean): string {
  const start = 'No Chromium, Chrome or Edge was found.';
  const end = 'If it is in an unusual place, set TOONBANK_BROWSER to its path.';
  return `${start} ${howToInstall(platform, isDebian)} ${end}`;
}

function howToInstall(platform: NodeJS.Platform, isDebian: boolean): string {
  if (platform === 'darwin') return 'Install one, for example with "brew install --cask chromium".';
  if (platform === 'win32') return 'Install Chrome from google.com/chrome.';
  if (isDebian) return 'Install it with "sudo apt-get install chromium".';
  return 'Install chromium with the packages of your system.';
}
