/** A row of the tables in docs/STORES.md. */
export type PermissionRow = {
  readonly name: string;
  readonly why: string;
  readonly browsers: readonly string[];
};

/** The part of a manifest that a store asks about. */
export type Asking = {
  readonly permissions?: readonly string[];
  readonly optional_permissions?: readonly string[];
  readonly host_permissions?: readonly string[];
  readonly browser_specific_settings?: {
    readonly gecko?: {
      readonly data_collection_permissions?: Readonly<Record<string, readonly string[]>>;
    };
  };
};

/** Rows as ``| `alarms` | both | why |``. */
export function permissionRows(document: string): readonly PermissionRow[] {
  const rows = document.matchAll(/^\| `([^`]+)` \| (Chrome|Firefox|both) \| (.+?) \|$/gm);
  return [...rows].map(([, name = '', where = '', why = '']) => ({
    name,
    why,
    browsers: where === 'both' ? ['chrome', 'firefox'] : [where.toLowerCase()],
  }));
}

/** Permissions, and what Firefox shows as sent away before it installs. */
export function asksFor(manifest: Asking): readonly string[] {
  const sent = manifest.browser_specific_settings?.gecko?.data_collection_permissions ?? {};
  return [
    ...(manifest.permissions ?? []),
    ...(manifest.optional_permissions ?? []),
    ...(manifest.host_permissions ?? []),
    ...Object.values(sent).flat(),
  ];
}
