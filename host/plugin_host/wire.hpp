// SPDX-License-Identifier: Apache-2.0
// How documents, blocks and results are laid out in the arenas: one after the other, every value at a multiple of 8
// bytes, lists and texts behind their length. No pointers: a struct of the ABI travels with its pointers zeroed,
// followed by what they pointed to. The same machine is on both sides, so numbers keep their native form.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

#include "gainsay/abi/extractor.h"
#include "gainsay/abi/verifier.h"

namespace gainsay::plugin_host {

constexpr std::size_t padded(std::size_t bytes) { return (bytes + 7) & ~std::size_t{7}; }

// Writes into memory that somebody else owns. When it does not fit, full() is true and nothing further is written.
class Packer {
 public:
  explicit Packer(std::span<std::byte> memory, std::size_t at = 0) : memory_(memory), at_(at) {}
  void raw(const void* data, std::size_t bytes);
  template <class T>
  void value(const T& v) {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= 8);
    raw(&v, sizeof v);
  }
  template <class T>
  void list(const T* data, std::uint64_t count) {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= 8);
    value(count);
    raw(data, count * sizeof(T));
  }
  void text(gainsay_str s) { list(s.data, s.size); }
  void text(std::string_view s) { list(s.data(), s.size()); }

  bool full() const { return full_; }
  std::size_t size() const { return at_; }
  // Keeps the last `bytes` of the memory free until the next call of this.
  void reserve(std::size_t bytes) { reserved_ = bytes < memory_.size() ? bytes : memory_.size(); }
  void rewind(std::size_t to) {
    at_ = to;
    full_ = false;
  }
  std::byte* at(std::size_t offset) const { return memory_.data() + offset; }

 private:
  std::span<std::byte> memory_;
  std::size_t at_;
  std::size_t reserved_ = 0;
  bool full_ = false;
};

// Reads what a Packer wrote; views borrow the memory, which must begin at a multiple of 8. After something that does
// not fit, ok() is false and everything read is empty.
class Unpacker {
 public:
  explicit Unpacker(std::span<const std::byte> memory) : memory_(memory) {}
  template <class T>
  T value() {
    T v{};
    if (const std::byte* p = take(sizeof v)) std::memcpy(&v, p, sizeof v);
    return v;
  }
  template <class T>
  std::span<const T> list() {
    const auto count = value<std::uint64_t>();
    if (count > memory_.size() / sizeof(T)) return ok_ = false, std::span<const T>{};
    const std::byte* p = take(count * sizeof(T));
    return p ? std::span<const T>(reinterpret_cast<const T*>(p), count) : std::span<const T>{};
  }
  gainsay_str text() {
    const auto chars = list<char>();
    return {chars.data(), chars.size()};
  }
  std::span<const std::byte> bytes(std::size_t count) {
    const std::byte* p = take(count);
    return p ? std::span<const std::byte>(p, count) : std::span<const std::byte>{};
  }
  bool ok() const { return ok_; }
  bool at_end() const { return memory_.empty(); }

 private:
  const std::byte* take(std::size_t bytes);
  std::span<const std::byte> memory_;
  bool ok_ = true;
};

// --- questions

void pack_document(Packer& out, const gainsay_document& document);
std::size_t packed_bytes(const gainsay_document& document);

// A document whose pointers lead into the arena.
class UnpackedDocument {
 public:
  bool unpack(Unpacker& in);
  gainsay_document abi{};

 private:
  std::vector<gainsay_str> languages_;
};

// What a document is accompanied by: mentions that plugins of other workers made, and the names of their terms.
// `mentions` are packed one by one behind their count: value(count), then pack(out, mention) for each.
std::size_t packed_bytes(const gainsay_mention& mention);

void pack_block(Packer& out, const gainsay_block& block);
std::size_t packed_bytes(const gainsay_block& block);
bool unpack_block(Unpacker& in, gainsay_block& block);

// --- answers: records, in the order in which things happened

enum class RecordKind : std::uint32_t {
  Name = 1,    // u64 term, text
  Status = 3,  // i64 status of the plugin's call, text: the first breach of the contract, else the last error it logged
  Mention = 4,
  Claim = 5,
  Abstain = 6,  // span, text
  Key = 7,      // u64 row, u64 key
  Link = 8,
  LinkAbstain = 9,  // u64 a, u64 b, text rule, text reason
  Refused = 10,     // Ready only: text, why the plugin was not loaded
};

struct Record {
  RecordKind kind{};
  std::uint32_t plugin = 0;
  std::uint64_t bytes = 0;  // of what follows
};

// Writes the head now and its length when it goes out of scope.
class RecordWriter {
 public:
  RecordWriter(Packer& out, RecordKind kind, std::uint32_t plugin);
  RecordWriter(const RecordWriter&) = delete;
  RecordWriter& operator=(const RecordWriter&) = delete;
  ~RecordWriter();

 private:
  Packer& out_;
  std::size_t head_;
  Record record_;
};

// Each packs a thing that keeps the contract (contract.hpp); unpack gives one whose pointers lead into the memory read
// and into this object.
void pack(Packer& out, const gainsay_mention& mention);
void pack(Packer& out, const gainsay_claim& claim);
void pack(Packer& out, const gainsay_link& link);

class UnpackedMention {
 public:
  bool unpack(Unpacker& in);
  gainsay_mention abi{};

 private:
  gainsay_quantity quantity_{};
  gainsay_time time_{};
  gainsay_entity entity_{};
  gainsay_str json_{};
};

class UnpackedClaim {
 public:
  bool unpack(Unpacker& in);
  gainsay_claim abi{};

 private:
  std::vector<gainsay_claim_slot> slots_;
  std::vector<gainsay_claim_source> sources_;
};

class UnpackedLink {
 public:
  bool unpack(Unpacker& in);
  gainsay_link abi{};

 private:
  std::vector<gainsay_link_slot> slots_;
};

}  // namespace gainsay::plugin_host
