// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "gainsay/base/result.hpp"

namespace gainsay::db {

class Casefile;

// BLAKE2b-256 in hex over what the casefile says, sorted by content: documents with their language and what people said
// about where they were seen (title, URL, publisher, author, given dates; not paths), claims with all their parts,
// links, matters that have links, events without their place in the chain. Not: runs, versions, order, time or path
// of import.
Result<std::string> digest_of(Casefile& casefile);

}  // namespace gainsay::db
