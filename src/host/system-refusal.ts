/** Why the operating system refused, in Chinese. */
export function systemRefusal(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known: Readonly<Record<string, string>> = {
    ENOENT: '路径不存在',
    EACCES: '没有权限',
    EPERM: '没有权限',
    EROFS: '文件系统只读',
    ENOSPC: '磁盘已满',
    EDQUOT: '磁盘配额已满',
    EISDIR: '它是文件夹',
    ENOTDIR: '路径中有一段不是文件夹',
    EMFILE: '打开的文件太多',
    ENAMETOOLONG: '路径太长',
    EIO: '磁盘读写出错',
    ELOOP: '符号链接成环',
    ERR_FS_FILE_TOO_LARGE: '文件太大',
  };
  return known[code] ?? (code || (error instanceof Error ? error.message : String(error)));
}
