// SPDX-License-Identifier: Apache-2.0
// Which files a casefile consists of: for those who are about to write one of another kind.
#pragma once

#include <string>

namespace gainsay::db {

// Is `path` `casefile` itself, any other casefile (by its header, whatever it is called), or what SQLite and the writer
// keep beside one? Symbolic links are followed. False when nothing of that kind is there.
bool belongs_to_casefile(const std::string& path, const std::string& casefile);

}  // namespace gainsay::db
