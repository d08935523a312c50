/* Lets the nth call to the disk beneath one folder fail: loaded before the C library, armed by `refuse_arm`, counted over forks.
   A write that fails has written half of what it was given, as on a disk that fills up. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define FILES 4096

struct shared {
    atomic_long count;
    long at, last;
    int error, forever;
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

void refuse_arm(const char *root, long at, int error, int forever)
{
    struct shared *s = shared();
    atomic_store(&s->count, 0);
    s->at = at;
    s->error = error;
    s->forever = forever;
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

static int due(const char *call, const char *path)
{
    struct shared *s = shared();
    long number = atomic_fetch_add(&s->count, 1) + 1;
    if (number != s->at && !(s->forever && s->at && number > s->at))
        return 0;
    if (number == s->at)
        snprintf(s->what, sizeof s->what, "%s %s", call, path ? path : "");
    errno = s->error;
    return 1;
}

static int is_ours(int fd) { return fd >= 0 && fd < FILES && ours[fd]; }

static int note(int fd, int mine)
{
    if (fd >= 0 && fd < FILES)
        ours[fd] = mine;
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
        return note(real(path, flags, mode), mine); \
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
        int mine = within(path); \
        if (mine && due(#name, path)) \
            return -1; \
        return note(real(folder, path, flags, mode), mine); \
    }
OPENS_AT(openat)
OPENS_AT(openat64)

int close(int fd)
{
    REAL(close);
    note(fd, 0);
    return real(fd);
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
ON_PATH(DIR *, opendir, NULL, (const char *path), (path))

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
