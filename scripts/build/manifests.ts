import type { ManifestV3Export } from '@crxjs/vite-plugin';
import manifest from '../../manifest.json' with { type: 'json' };

/** The browsers there is a build for; each has its folder in dist. */
export const BROWSERS = ['chrome', 'firefox'] as const;
export type BrowserBuild = (typeof BROWSERS)[number];

/** Manifest of one browser's build; manifest.json is Chrome's, as it stands. */
export function manifestFor(browser: BrowserBuild, version: string): ManifestV3Export {
  return browser === 'chrome' ? { ...manifest, version } : forFirefox(version);
}

/** Permissions for what Firefox has otherwise: a sidebar, and sound in the background page. */
const CHROME_ONLY = ['sidePanel', 'offscreen'];

/** What Firefox knows of it: the two cross_origin keys and the key that fixes the id are Chrome's alone. */
function forFirefox(version: string): ManifestV3Export {
  const { background, commands, permissions } = manifest;
  const { name, description, default_locale, icons, content_security_policy } = manifest;
  return {
    manifest_version: 3,
    ...{ name, description, version, default_locale, icons, content_security_policy },
    browser_specific_settings: {
      gecko: {
        id: '{532fe74e-3e28-4cfc-805d-4b06e5770967}',
        // The first that shows data_collection_permissions, on Android too.
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['authenticationInfo', 'personalCommunications'] },
      },
    },
    background: { scripts: [background.service_worker], type: 'module' },
    ...iconAndSidebar(),
    commands: {
      _execute_sidebar_action: {
        ...commands._execute_action,
        // Ctrl+Shift+Y shows the downloads in Firefox on Linux.
        suggested_key: { default: 'Alt+Shift+Y', mac: 'Command+Shift+Y' },
      },
    },
    permissions: permissions.filter((permission) => !CHROME_ONLY.includes(permission)),
  };
}

/** Only Firefox has these; the type of a manifest does not. */
function iconAndSidebar(): object {
  const { action, side_panel } = manifest;
  return {
    // Without this the icon hides among those of all extensions.
    action: { ...action, default_area: 'navbar' },
    sidebar_action: {
      default_title: manifest.name,
      default_icon: action.default_icon,
      default_panel: side_panel.default_path,
      open_at_install: false,
    },
  };
}
