import { waitFor } from '../../demo/stage/wait-for.ts';
import type { Firefox } from './firefox.ts';

/** What happens in Firefox's own window and to the extension, and no page can do. */
export const ownWindow = {
  /** A click on the extension's icon, as the mouse makes it. */
  clickIcon: (firefox: Firefox) =>
    firefox.inBrowser(`(() => {
      const id = extension.id.replace(/[^a-z0-9_-]/g, '_') + '-browser-action';
      const box = CustomizableUI.getWidget(id).forWindow(window).node.getBoundingClientRect();
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      for (const type of ['mousedown', 'mouseup']) {
        window.synthesizeMouseEvent(type, x, y, { button: 0, clickCount: 1 }, {});
      }
      return true;
    })()`),
  /** Waits until the sidebar shows this address. */
  sidebarShows: (firefox: Firefox, url: string) =>
    waitFor(`the sidebar shows ${url}`, () =>
      firefox.inBrowser<boolean>(`SidebarController.isOpen && SidebarController.browser
        .contentDocument?.getElementById('webext-panels-browser')
        ?.currentURI.spec.startsWith('${url}')`),
    ),
  sidebarIsShut: (firefox: Firefox) =>
    waitFor('the sidebar is shut', () => firefox.inBrowser<boolean>('!SidebarController.isOpen')),
  /** A machine without desktop shows no notices, so the click on one is said instead. */
  clickNotice: (firefox: Firefox, id: string) =>
    firefox.inBrowser(`extension.apiManager.getAPI('notifications', extension)
      .notificationsMap.emit('clicked', '${id}')`),
  /** Address of the tab in front, once it begins so. */
  tabInFront: (firefox: Firefox, url: string) =>
    waitFor(`a tab in front with ${url}`, async () => {
      const shown = await firefox.inBrowser<string>('gBrowser.selectedBrowser.currentURI.spec');
      return shown.startsWith(url) && shown;
    }),
  tabs: (firefox: Firefox) => firefox.inBrowser<number>('gBrowser.tabs.length'),
  /** As Firefox does after 30 idle seconds. */
  stopBackground: (firefox: Firefox) =>
    firefox.inBrowser('extension.terminateBackground({ ignoreDevToolsAttached: true })'),
  /** The next time the background asks something of Firefox by itself, which keeps it running. */
  signOfLife: (firefox: Firefox) =>
    firefox.inBrowser<string>(`new Promise((resolve) =>
      extension.on('background-script-reset-idle', (_, { path }) => {
        if (path === 'runtime.getPlatformInfo') resolve(path);
      }))`),
};
