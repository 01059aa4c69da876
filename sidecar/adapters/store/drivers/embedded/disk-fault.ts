/** What is wrong with the place where the data is, as opposed to with a request. */
export type DiskFault =
  | 'full'
  | 'read-only'
  | 'not-allowed'
  | 'busy'
  | 'broken'
  | 'failing'
  | 'gone';

/** The fault behind an error of the machine or of SQLite; null for any other error. */
export function diskFaultOf(error: unknown): DiskFault | null {
  if (!(error instanceof Error)) return null;
  if ('errcode' in error && typeof error.errcode === 'number') return ofSqlite(error.errcode);
  return 'code' in error && typeof error.code === 'string' ? ofMachine(error.code) : null;
}

/** For the operator, while the sidecar runs. */
export function runningSentence(fault: DiskFault, directory: string): string {
  switch (fault) {
    case 'full':
      return `The disk that holds ${directory} is full. Make room; writing then goes on by itself.`;
    case 'read-only':
    case 'not-allowed':
      return `${directory} may not be written now. Make it writable; writing then goes on by itself.`;
    case 'busy':
      return `Another program holds the database in ${directory}. Stop it; writing then goes on by itself.`;
    case 'broken':
      return `The database in ${directory} is damaged. Stop the sidecar and put a copy back.`;
    case 'gone':
      return `The database in ${directory} was moved or deleted. Put the same files back, or stop the sidecar and restore a backup; until then nothing is kept.`;
    case 'failing':
      return `The disk that holds ${directory} gives errors, or turned read-only. Check the disk; writing goes on when it works.`;
  }
}

/** For the operator, when the sidecar cannot start. */
export function openingSentence(fault: DiskFault, directory: string): string {
  switch (fault) {
    case 'full':
      return `The disk that holds ${directory} is full. Make room and start again.`;
    case 'read-only':
      return `${directory} may only be read. Set DATA_DIR to a folder that may be written.`;
    case 'not-allowed':
      return `${directory} may not be written by this user. Check who owns it, and start again.`;
    case 'busy':
      return `Another program holds the database in ${directory}. Stop it and start again.`;
    case 'broken':
      return `What is in ${directory} is not a whole Toonbank database. Put a copy back, or set DATA_DIR to another folder.`;
    case 'gone':
      return `The database in ${directory} was moved or deleted. Put it back and start again.`;
    case 'failing':
      return `The disk that holds ${directory} gives errors. Check the disk and start again.`;
  }
}

// https://www.sqlite.org/rescode.html: the low byte is the primary code.
function ofSqlite(code: number): DiskFault | null {
  switch (code & 0xff) {
    case 13:
      return 'full';
    case 8:
      return 'read-only';
    case 3:
    case 14:
    case 23:
      return 'not-allowed';
    case 5:
    case 6:
      return 'busy';
    case 11:
    case 26:
      return 'broken';
    case 7:
    case 10:
      return 'failing';
    default:
      return null;
  }
}

function ofMachine(code: string): DiskFault | null {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'full';
    case 'EROFS':
      return 'read-only';
    case 'EACCES':
    case 'EPERM':
      return 'not-allowed';
    case 'EIO':
      return 'failing';
    default:
      return null;
  }
}
