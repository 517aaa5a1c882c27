/* The floor in C: see floor.py, which does the same and says why.  Usage: floor TREE OUT */

#define _XOPEN_SOURCE 700
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct entry { char *path; char *data; size_t size; int folder; };

static struct entry *entries;
static size_t count, room, prefix;

static void die(const char *what) { perror(what); exit(1); }

/* Files and folders are kept in the order of the walk, a folder before what is in it. */
static int keep(const char *path, const struct stat *info, int kind, struct FTW *at) {
    (void)at;
    if (count == room) {
        room = room ? 2 * room : 4096;
        entries = realloc(entries, room * sizeof *entries);
        if (!entries) die("memory");
    }
    struct entry *each = &entries[count++];
    each->path = strdup(path + prefix);
    each->folder = kind == FTW_D;
    each->size = each->folder ? 0 : (size_t)info->st_size;
    each->data = malloc(each->size + 1);
    if (!each->path || !each->data) die("memory");
    if (each->folder) return 0;
    int file = open(path, O_RDONLY);
    if (file < 0) die(path);
    for (size_t done = 0; done < each->size;) {
        ssize_t got = read(file, each->data + done, each->size - done);
        if (got <= 0) die(path);
        done += (size_t)got;
    }
    close(file);
    return 0;
}

int main(int argc, char **argv) {
    if (argc != 3) { fprintf(stderr, "usage: floor TREE OUT\n"); return 2; }
    prefix = strlen(argv[1]);
    if (nftw(argv[1], keep, 64, FTW_PHYS) != 0) die(argv[1]);
    sync();
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    size_t top = strlen(argv[2]);
    char path[8192];
    memcpy(path, argv[2], top);
    for (size_t i = 0; i < count; i++) {
        snprintf(path + top, sizeof path - top, "%s", entries[i].path);
        if (entries[i].folder) {
            if (mkdir(path, 0755) != 0 && errno != EEXIST) die(path);
            continue;
        }
        int file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0644);
        if (file < 0 || write(file, entries[i].data, entries[i].size) != (ssize_t)entries[i].size) die(path);
        close(file);
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    printf("%f\n", (double)(end.tv_sec - start.tv_sec) + 1e-9 * (double)(end.tv_nsec - start.tv_nsec));
    return 0;
}
