/* Lets the nth call to the disk beneath one folder fail: loaded before the C library, armed by `refuse_arm`, counted over forks.
   Calls are of two kinds, each counted by itself: those that open, read, write or change, and those that ask (what a name is,
   which names there are, whether a file is locked, whether it was well closed).
   A write that fails has written half of what it was given, as on a disk that fills up; a close that fails has closed. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define FILES 4096

struct shared {
    atomic_long count;
    long at, last;
    int error, forever, asks;
    char root[1024], what[1280];
};
static struct shared *all;
static char ours[FILES];

#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static struct shared *shared(void)
{
    if (!all)
        all = mmap(NULL, sizeof *all, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return all;
}

__attribute__((constructor)) static void begin(void) { shared(); }

void refuse_arm(const char *root, long at, int error, int forever, int asks)
{
    struct shared *s = shared();
    atomic_store(&s->count, 0);
    s->at = at;
    s->error = error;
    s->forever = forever;
    s->asks = asks;
    s->what[0] = 0;
    snprintf(s->root, sizeof s->root, "%s", root);
}

long refuse_count(void) { return atomic_load(&shared()->count); }
const char *refuse_what(void) { return shared()->what; }

static int within(const char *path)
{
    struct shared *s = shared();
    return s->root[0] && path && !strncmp(path, s->root, strlen(s->root));
}

static int is_ours(int fd) { return fd >= 0 && fd < FILES && ours[fd]; }

static int within_at(int folder, const char *path)
{
    return path && path[0] == '/' ? within(path) : is_ours(folder);
}

static int due_of(int asks, const char *call, const char *path)
{
    struct shared *s = shared();
    if (s->asks != asks)
        return 0;
    long number = atomic_fetch_add(&s->count, 1) + 1;
    if (number != s->at && !(s->forever && s->at && number > s->at))
        return 0;
    if (number == s->at)
        snprintf(s->what, sizeof s->what, "%s %s", call, path ? path : "");
    errno = s->error;
    return 1;
}

static int due(const char *call, const char *path) { return due_of(0, call, path); }
static int asked(const char *call, const char *path) { return due_of(1, call, path); }

static int note(int fd, int mine, int flags)
{
    if (fd >= 0 && fd < FILES)
        ours[fd] = mine ? 1 + ((flags & O_ACCMODE) != O_RDONLY) : 0;
    return fd;
}

#define OPENS(name) \
    int name(const char *path, int flags, ...) \
    { \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = (flags & (O_CREAT | __O_TMPFILE)) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        REAL(name); \
        int mine = within(path); \
        if (mine && due(#name, path)) \
            return -1; \
        return note(real(path, flags, mode), mine, flags); \
    }
OPENS(open)
OPENS(open64)

#define OPENS_AT(name) \
    int name(int folder, const char *path, int flags, ...) \
    { \
        va_list rest; \
        va_start(rest, flags); \
        mode_t mode = (flags & (O_CREAT | __O_TMPFILE)) ? va_arg(rest, mode_t) : 0; \
        va_end(rest); \
        REAL(name); \
        int mine = within_at(folder, path); \
        if (mine && due(#name, path)) \
            return -1; \
        return note(real(folder, path, flags, mode), mine, flags); \
    }
OPENS_AT(openat)
OPENS_AT(openat64)

int close(int fd)
{
    REAL(close);
    int fails = fd >= 0 && fd < FILES && ours[fd] == 2 && asked("close", "");
    int error = errno;
    note(fd, 0, 0);
    int made = real(fd);
    if (!fails)
        return made;
    errno = error;
    return -1;
}

ssize_t write(int fd, const void *data, size_t size)
{
    REAL(write);
    if (is_ours(fd) && due("write", "")) {
        int error = errno;
        if (size > 1)
            (void)!real(fd, data, size / 2);
        errno = error;
        return -1;
    }
    return real(fd, data, size);
}

#define PWRITES(name, offset) \
    ssize_t name(int fd, const void *data, size_t size, offset at) \
    { \
        REAL(name); \
        if (is_ours(fd) && due(#name, "")) { \
            int error = errno; \
            if (size > 1) \
                (void)!real(fd, data, size / 2, at); \
            errno = error; \
            return -1; \
        } \
        return real(fd, data, size, at); \
    }
PWRITES(pwrite, off_t)
PWRITES(pwrite64, off64_t)

ssize_t read(int fd, void *data, size_t size)
{
    REAL(read);
    return is_ours(fd) && due("read", "") ? -1 : real(fd, data, size);
}

#define ON_FILE(type, name, parameters, arguments) \
    type name parameters \
    { \
        REAL(name); \
        return is_ours(fd) && due(#name, "") ? -1 : real arguments; \
    }
ON_FILE(int, fsync, (int fd), (fd))
ON_FILE(int, fdatasync, (int fd), (fd))
ON_FILE(int, ftruncate, (int fd, off_t size), (fd, size))
ON_FILE(int, ftruncate64, (int fd, off64_t size), (fd, size))
ON_FILE(int, fchmod, (int fd, mode_t mode), (fd, mode))

#define ON_PATH(type, name, failed, parameters, arguments) \
    type name parameters \
    { \
        REAL(name); \
        return within(path) && due(#name, path) ? failed : real arguments; \
    }
ON_PATH(int, rename, -1, (const char *path, const char *to), (path, to))
ON_PATH(int, link, -1, (const char *path, const char *to), (path, to))
ON_PATH(int, unlink, -1, (const char *path), (path))
ON_PATH(int, rmdir, -1, (const char *path), (path))
ON_PATH(int, mkdir, -1, (const char *path, mode_t mode), (path, mode))
ON_PATH(int, chmod, -1, (const char *path, mode_t mode), (path, mode))

DIR *opendir(const char *path)
{
    REAL(opendir);
    int mine = within(path);
    if (mine && due("opendir", path))
        return NULL;
    DIR *made = real(path);
    if (made)
        note(dirfd(made), mine, O_RDONLY);
    return made;
}

#define AT_PATH(name, parameters, arguments) \
    int name parameters \
    { \
        REAL(name); \
        return within_at(folder, path) && due(#name, path) ? -1 : real arguments; \
    }
AT_PATH(unlinkat, (int folder, const char *path, int flags), (folder, path, flags))
AT_PATH(mkdirat, (int folder, const char *path, mode_t mode), (folder, path, mode))
AT_PATH(fchmodat, (int folder, const char *path, mode_t mode, int flags), (folder, path, mode, flags))
AT_PATH(utimensat, (int folder, const char *path, const struct timespec times[2], int flags), (folder, path, times, flags))

ssize_t sendfile64(int to, int from, off64_t *at, size_t size)
{
    REAL(sendfile64);
    return (is_ours(to) || is_ours(from)) && due("sendfile64", "") ? -1 : real(to, from, at, size);
}

#define ASKS_PATH(name, type) \
    int name(const char *path, type *seen) \
    { \
        REAL(name); \
        return within(path) && asked(#name, path) ? -1 : real(path, seen); \
    }
ASKS_PATH(stat, struct stat)
ASKS_PATH(lstat, struct stat)
ASKS_PATH(stat64, struct stat64)
ASKS_PATH(lstat64, struct stat64)

#define ASKS_AT(name, type) \
    int name(int folder, const char *path, type *seen, int flags) \
    { \
        REAL(name); \
        return within_at(folder, path) && asked(#name, path) ? -1 : real(folder, path, seen, flags); \
    }
ASKS_AT(fstatat, struct stat)
ASKS_AT(fstatat64, struct stat64)

#define ASKS_FILE(name, parameters, arguments) \
    int name parameters \
    { \
        REAL(name); \
        return is_ours(fd) && asked(#name, "") ? -1 : real arguments; \
    }
ASKS_FILE(fstat, (int fd, struct stat *seen), (fd, seen))
ASKS_FILE(fstat64, (int fd, struct stat64 *seen), (fd, seen))
ASKS_FILE(flock, (int fd, int how), (fd, how))

#define LOCKS(name) \
    int name(int fd, int what, ...) \
    { \
        va_list rest; \
        va_start(rest, what); \
        void *given = va_arg(rest, void *); \
        va_end(rest); \
        REAL(name); \
        int locks = what == F_SETLK || what == F_SETLKW || what == F_GETLK; \
        return locks && is_ours(fd) && asked(#name, "") ? -1 : real(fd, what, given); \
    }
LOCKS(fcntl)
LOCKS(fcntl64)

int access(const char *path, int how)
{
    REAL(access);
    return within(path) && asked("access", path) ? -1 : real(path, how);
}

ssize_t readlink(const char *path, char *to, size_t size)
{
    REAL(readlink);
    return within(path) && asked("readlink", path) ? -1 : real(path, to, size);
}

#define LISTS(name, type) \
    type *name(DIR *folder) \
    { \
        REAL(name); \
        return is_ours(dirfd(folder)) && asked(#name, "") ? NULL : real(folder); \
    }
LISTS(readdir, struct dirent)
LISTS(readdir64, struct dirent64)

int linkat(int from, const char *path, int to, const char *name, int flags)
{
    REAL(linkat);
    return within(path) && due("linkat", path) ? -1 : real(from, path, to, name, flags);
}

int renameat2(int from, const char *path, int to, const char *name, unsigned int flags)
{
    REAL(renameat2);
    return within(path) && due("renameat2", path) ? -1 : real(from, path, to, name, flags);
}

int renameat(int from, const char *path, int to, const char *name)
{
    REAL(renameat);
    return within(path) && due("renameat", path) ? -1 : real(from, path, to, name);
}
