// SPDX-License-Identifier: Apache-2.0
// What passes between host and worker. The host believes nothing: frames of any size and content, records that lie.
// What was read once and is sound packs and unpacks to the same.
#include <sys/socket.h>

#include <array>
#include <vector>

#include "gainsay/base/printable.hpp"
#include "gainsay/kit/convert.hpp"
#include "gainsay/kit/hash.hpp"
#include "host/plugin_host/columns.hpp"
#include "host/plugin_host/contract.hpp"
#include "host/plugin_host/frames.hpp"
#include "host/plugin_host/records.hpp"
#include "tests/fuzz/target.hpp"

namespace gainsay::fuzz {
namespace {

using namespace plugin_host;

constexpr std::string_view text = "A text of some words, né́e here, كره شمالي there.";

// In memory that begins at a multiple of 8 and ends where the bytes end, so that a step too far is seen.
std::vector<std::byte> memory_of(std::string_view bytes) {
  const auto* begin = reinterpret_cast<const std::byte*>(bytes.data());
  return {begin, begin + bytes.size()};
}

template <class Unpacked, class Abi>
void check_round_trip(const Abi& abi) {
  std::vector<std::byte> once(64u << 10), twice(64u << 10);
  Packer first(once);
  pack(first, abi);
  if (first.full()) return;
  Unpacked back;
  Unpacker in(std::span<const std::byte>(once).first(first.size()));
  property(back.unpack(in) && in.at_end(), "what was packed unpacks, to the last byte");
  Packer second(twice);
  pack(second, back.abi);
  property(first.size() == second.size() && std::memcmp(once.data(), twice.data(), first.size()) == 0,
           "what was unpacked packs to the same bytes");
}

template <class Unpacked>
void check_result(std::span<const std::byte> body) {
  Unpacker in(body);
  Unpacked result;
  if (!result.unpack(in)) return;
  const char* wrong = nullptr;
  if constexpr (std::is_same_v<Unpacked, UnpackedLink>)
    wrong = breach(result.abi);
  else
    wrong = breach(result.abi, text);
  if (!wrong) return check_round_trip<Unpacked>(result.abi);
  property(*wrong != '\0', "a breach is said in words");
}

void check_answer(std::string_view input) {
  const auto bytes = memory_of(input);
  Names names;
  std::vector<ReceivedRecord> records;
  if (!read_records(bytes, names, records)) return;
  std::size_t sum = 0;
  for (const auto& record : records) sum += sizeof(Record) + record.body.size();
  property(sum <= bytes.size(), "records do not overlap");
  for (const auto& [term, name] : names) {
    property(is_text(name) && !name.empty(), "a name is words");
    property(kit::term(name).value == term, "a name is that of its term");
  }
  for (const auto& record : records) {
    property(is_text(printable(kit::view(Unpacker(record.body).text()))), "what a plugin says can be printed");
    check_result<UnpackedMention>(record.body);
    check_result<UnpackedClaim>(record.body);
    check_result<UnpackedLink>(record.body);
  }
}

void check_frame(std::string_view input) {
  int ends[2];
  property(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) == 0, "there are sockets");
  const Descriptor ours(ends[0]), theirs(ends[1]);
  const std::string sent(input.substr(0, 4'096));
  property(send(theirs.get(), sent.data(), sent.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(sent.size()), "sent");
  Frame frame;
  const Received received = receive_frame(ours.get(), frame);
  if (sent.empty()) return property(received == Received::Closed, "an empty message is an end");
  if (received == Received::Garbage) return;
  property(received == Received::Frame && sent.size() == sizeof frame, "a frame has the size of a frame");
  property(std::memcmp(&frame, sent.data(), sizeof frame) == 0, "a frame is what was sent");
  property(frame.magic == frame_magic && frame.version == frame_version, "a frame is of our protocol");
}

// The worker's side: damaged questions are noticed, too.
void check_question(std::string_view input) {
  const auto bytes = memory_of(input);
  Unpacker in(bytes);
  UnpackedDocument document;
  if (document.unpack(in)) {
    const auto& d = document.abi;
    property(d.key_fold.size == 0 || d.key_fold.offsets != nullptr, "a fold has its offsets");
    std::vector<std::byte> again(packed_bytes(d));
    Packer out(again);
    pack_document(out, d);
    property(!out.full(), "a document fits what it was said to need");
  }
  Unpacker second(bytes);
  gainsay_block block{};
  if (!unpack_block(second, block) || !well_formed(block)) return;
  std::vector<std::byte> again(packed_bytes(block));
  Packer out(again);
  pack_block(out, block);
  property(!out.full(), "a block fits what it was said to need");
  Columns copy;
  for (std::size_t i = 0; i < block.row_count && copy.bytes() < (1u << 20); ++i) copy.append(block, i);
  property(well_formed(copy.view()), "a copy of sound rows is sound");
}

}  // namespace

void run(std::string_view input) {
  if (input.empty()) return;
  const std::string_view bytes = input.substr(1);
  switch (static_cast<unsigned char>(input.front()) % 3) {
    case 0:
      return check_answer(bytes);
    case 1:
      return check_question(bytes);
    default:
      return check_frame(bytes);
  }
}

}  // namespace gainsay::fuzz
