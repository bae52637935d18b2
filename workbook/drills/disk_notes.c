/* What a program asks of the disk, noted in the order it happens: loaded before the program by LD_PRELOAD.

   Every write, cut, sync, creation, renaming and removal of a file below the folder DISK_NOTES_OF is appended to the file
   DISK_NOTES (workbook/drills/disk.py reads it). A note is written after the call has returned, so a sync is noted
   only when the kernel has promised it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

struct head {
  uint8_t kind;
  uint32_t name;
  uint64_t at;
  uint64_t data;
} __attribute__((packed));

static int is_ours(const char *name) {
  const char *folder = getenv("DISK_NOTES_OF");
  return folder && !strncmp(name, folder, strlen(folder));
}

static void note(char kind, const char *name, uint64_t at, const void *data, uint64_t size) {
  static int notes = -1;
  if (notes < 0) notes = syscall(SYS_openat, AT_FDCWD, getenv("DISK_NOTES"), O_WRONLY | O_APPEND | O_CLOEXEC, 0);
  if (notes < 0) abort(); /* half a record would prove the wrong thing */
  struct head head = {kind, (uint32_t)strlen(name), at, size};
  struct iovec parts[3] = {{&head, sizeof head}, {(void *)name, head.name}, {(void *)data, size}};
  if (syscall(SYS_writev, notes, parts, 3) != (long)(sizeof head + head.name + size)) abort();
}

/* Return the name of an open file, NULL for a folder and for one that is none of ours. */
static const char *name_of(int file, char *room) {
  char link[40];
  struct stat what;
  if (fstat(file, &what) || !S_ISREG(what.st_mode)) return NULL;
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, room, PATH_MAX - 1);
  if (length <= 0) return NULL;
  room[length] = 0;
  return is_ours(room) ? room : NULL;
}

/* Return the whole name of a path, NULL for one that is none of ours. */
static const char *whole(const char *path, char *room) {
  if (path[0] == '/') snprintf(room, PATH_MAX, "%s", path);
  else {
    char here[PATH_MAX];
    if (!getcwd(here, sizeof here)) return NULL;
    if (snprintf(room, PATH_MAX, "%s/%s", here, path) >= PATH_MAX) return NULL;
  }
  return is_ours(room) ? room : NULL;
}

static void wrote(int file, uint64_t at, const void *data, ssize_t done) {
  char room[PATH_MAX];
  const char *name = done > 0 ? name_of(file, room) : NULL;
  if (name) note('W', name, at, data, done);
}

static void about(char kind, int file, uint64_t at, int failed) {
  char room[PATH_MAX];
  const char *name = failed ? NULL : name_of(file, room);
  if (name) note(kind, name, at, NULL, 0);
}

static void opened(int file, int flags) {
  if (file >= 0 && flags & O_CREAT) about('C', file, 0, 0);
  if (file >= 0 && flags & O_TRUNC) about('T', file, 0, 0);
}

#define PWRITE(name, offset)                                              \
  ssize_t name(int file, const void *data, size_t size, offset at) {      \
    ssize_t done = REAL(name)(file, data, size, at);                      \
    wrote(file, at, data, done);                                          \
    return done;                                                          \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define PWRITEV(name, offset)                                             \
  ssize_t name(int file, const struct iovec *parts, int count, offset at) { \
    ssize_t done = REAL(name)(file, parts, count, at), left = done;       \
    for (int i = 0; i < count && left > 0; i++) {                         \
      ssize_t size = (ssize_t)parts[i].iov_len < left ? (ssize_t)parts[i].iov_len : left; \
      wrote(file, at, parts[i].iov_base, size);                           \
      at += size;                                                         \
      left -= size;                                                       \
    }                                                                     \
    return done;                                                          \
  }
PWRITEV(pwritev, off_t)
PWRITEV(pwritev64, off64_t)

ssize_t write(int file, const void *data, size_t size) {
  ssize_t done = REAL(write)(file, data, size);
  char room[PATH_MAX];
  if (done > 0 && name_of(file, room)) note('W', room, lseek(file, 0, SEEK_CUR) - done, data, done);
  return done;
}

#define CUT(name, offset)                 \
  int name(int file, offset size) {       \
    int failed = REAL(name)(file, size);  \
    about('T', file, size, failed);       \
    return failed;                        \
  }
CUT(ftruncate, off_t)
CUT(ftruncate64, off64_t)

#define SYNC(name)                  \
  int name(int file) {              \
    int failed = REAL(name)(file);  \
    about('S', file, 0, failed);    \
    return failed;                  \
  }
SYNC(fsync)
SYNC(fdatasync)

#define GROW(name, offset)                            \
  int name(int file, offset at, offset size) {        \
    int failed = REAL(name)(file, at, size);          \
    about('G', file, (uint64_t)(at + size), failed);  \
    return failed;                                    \
  }
GROW(posix_fallocate, off_t)
GROW(posix_fallocate64, off64_t)

#define OPEN(name)                                      \
  int name(const char *path, int flags, ...) {          \
    va_list more;                                       \
    va_start(more, flags);                              \
    int file = REAL(name)(path, flags, va_arg(more, int)); \
    va_end(more);                                       \
    opened(file, flags);                                \
    return file;                                        \
  }
OPEN(open)
OPEN(open64)

int rename(const char *old, const char *new) {
  int failed = REAL(rename)(old, new);
  char from[PATH_MAX], to[PATH_MAX];
  if (!failed && whole(old, from) && whole(new, to)) note('R', from, 0, to, strlen(to));
  return failed;
}

int unlink(const char *path) {
  int failed = REAL(unlink)(path);
  char room[PATH_MAX];
  if (!failed && whole(path, room)) note('U', room, 0, NULL, 0);
  return failed;
}
