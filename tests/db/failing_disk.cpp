// SPDX-License-Identifier: Apache-2.0
#include "tests/db/failing_disk.hpp"

#include <sqlite3.h>

#include <cstring>

namespace gainsay::db::test {
namespace {

// SQLite hands these functions nothing but its own objects, so the state stands here.
struct State {
  sqlite3_vfs* real = nullptr;
  sqlite3_vfs disk{};
  int left = 0;  // operations until the first failure; 0: none is due
  bool failing = false;
  int code = SQLITE_FULL;
} state;

// What a file of ours looks like to SQLite; the real one follows in the same memory.
struct File {
  sqlite3_file base;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<File*>(file)->real(); }

bool fails() {
  if (state.left > 0 && --state.left == 0) state.failing = true;
  return state.failing;
}

int close_file(sqlite3_file* file) { return real(file)->pMethods->xClose(real(file)); }
int read(sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
  return real(file)->pMethods->xRead(real(file), to, size, at);
}
int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
  if (fails()) return state.code == SQLITE_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
  return real(file)->pMethods->xWrite(real(file), from, size, at);
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
  if (fails()) return SQLITE_IOERR_TRUNCATE;
  return real(file)->pMethods->xTruncate(real(file), size);
}
// Nobody pulls the plug here, and flushing takes most of the time.
int sync(sqlite3_file*, int) { return fails() ? SQLITE_IOERR_FSYNC : SQLITE_OK; }
int size(sqlite3_file* file, sqlite3_int64* out) { return real(file)->pMethods->xFileSize(real(file), out); }
int lock(sqlite3_file* file, int level) { return real(file)->pMethods->xLock(real(file), level); }
int unlock(sqlite3_file* file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
int is_reserved(sqlite3_file* file, int* out) { return real(file)->pMethods->xCheckReservedLock(real(file), out); }
int control(sqlite3_file* file, int what, void* value) {
  return real(file)->pMethods->xFileControl(real(file), what, value);
}
int sector(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
int traits(sqlite3_file* file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }
int shared_map(sqlite3_file* file, int page, int bytes, int extend, void volatile** out) {
  return real(file)->pMethods->xShmMap(real(file), page, bytes, extend, out);
}
int shared_lock(sqlite3_file* file, int at, int n, int flags) {
  return real(file)->pMethods->xShmLock(real(file), at, n, flags);
}
void shared_barrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
int shared_unmap(sqlite3_file* file, int remove) { return real(file)->pMethods->xShmUnmap(real(file), remove); }

const sqlite3_io_methods methods = {2,           close_file,     read,         write,   truncate, sync,   size,
                                    lock,        unlock,         is_reserved,  control, sector,   traits, shared_map,
                                    shared_lock, shared_barrier, shared_unmap, nullptr, nullptr};

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
  std::memset(file, 0, sizeof(File));
  const int code = state.real->xOpen(state.real, name, real(file), flags, out);
  if (real(file)->pMethods != nullptr) file->pMethods = &methods;
  return code;
}

}  // namespace

FailingDisk::FailingDisk() {
  state = {};
  state.real = sqlite3_vfs_find(nullptr);
  state.disk = *state.real;  // everything but opening is the real one's
  state.disk.zName = "failing";
  state.disk.szOsFile = static_cast<int>(sizeof(File)) + state.real->szOsFile;
  state.disk.xOpen = open_file;
  sqlite3_vfs_register(&state.disk, 1);
}

FailingDisk::~FailingDisk() {
  sqlite3_vfs_unregister(&state.disk);
  sqlite3_vfs_register(state.real, 1);
}

void FailingDisk::fail_at(int nth, Trouble trouble) {
  state.left = nth;
  state.failing = false;
  state.code = trouble == Trouble::Full ? SQLITE_FULL : SQLITE_IOERR;
}
void FailingDisk::repair() {
  state.left = 0;
  state.failing = false;
}
bool FailingDisk::has_failed() const { return state.failing; }

}  // namespace gainsay::db::test
