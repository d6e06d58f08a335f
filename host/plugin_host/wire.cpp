// SPDX-License-Identifier: Apache-2.0
#include "host/plugin_host/wire.hpp"

namespace gainsay::plugin_host {

void Packer::raw(const void* data, std::size_t bytes) {
  const std::size_t end = memory_.size() - reserved_;
  if (full_ || at_ > end || bytes > end - at_ || padded(bytes) > end - at_) {
    full_ = true;
    return;
  }
  if (bytes != 0) std::memcpy(memory_.data() + at_, data, bytes);
  std::memset(memory_.data() + at_ + bytes, 0, padded(bytes) - bytes);
  at_ += padded(bytes);
}

const std::byte* Unpacker::take(std::size_t bytes) {
  if (!ok_ || bytes > memory_.size() || padded(bytes) > memory_.size()) {
    ok_ = false;
    return nullptr;
  }
  const std::byte* at = memory_.data();
  memory_ = memory_.subspan(padded(bytes));
  return at;
}

namespace {

// The fixed part of a document: everything that is not a pointer.
struct DocumentHead {
  std::uint32_t published_basis;
  std::int32_t published_lo, published_hi, published_second;
  std::uint32_t language, reserved;
};

void pack_fold(Packer& out, const gainsay_fold& fold) {
  out.list(fold.units, fold.size);
  out.list(fold.offsets, fold.size == 0 ? 0 : fold.size + 1);
}

bool unpack_fold(Unpacker& in, gainsay_fold& fold) {
  const auto units = in.list<std::uint16_t>();
  const auto offsets = in.list<std::uint32_t>();
  fold = {units.data(), offsets.data(), units.size()};
  return in.ok() && (units.empty() || offsets.size() == units.size() + 1);
}

std::size_t fold_bytes(const gainsay_fold& fold) { return 32 + fold.size * 6 + 4; }

template <class T>
void set(std::span<const T> list, const T*& data, std::uint64_t& count) {
  data = list.data();
  count = list.size();
}

}  // namespace

void pack_document(Packer& out, const gainsay_document& d) {
  out.value(DocumentHead{d.published_basis, d.published_lo, d.published_hi, d.published_second, d.language, 0});
  out.text(d.id);
  out.text(d.text);
  out.text(d.publisher);
  out.value(d.language_count);
  for (std::uint64_t i = 0; i < d.language_count; ++i) out.text(d.languages[i]);
  pack_fold(out, d.key_fold);
  pack_fold(out, d.language_fold);
  out.list(d.tokens, d.token_count);
  out.list(d.sentences, d.sentence_count);
  out.list(d.paragraphs, d.paragraph_count);
  out.list(d.quotes, d.quote_count);
}

std::size_t packed_bytes(const gainsay_document& d) {
  std::size_t bytes = 256 + d.id.size + d.text.size + d.publisher.size + fold_bytes(d.key_fold) +
                      fold_bytes(d.language_fold) + d.token_count * sizeof(gainsay_token) +
                      d.sentence_count * sizeof(gainsay_sentence) + d.paragraph_count * sizeof(gainsay_paragraph) +
                      d.quote_count * sizeof(gainsay_quote);
  for (std::uint64_t i = 0; i < d.language_count; ++i) bytes += 16 + d.languages[i].size;
  return bytes;
}

bool UnpackedDocument::unpack(Unpacker& in) {
  const auto head = in.value<DocumentHead>();
  abi = {};
  abi.struct_size = sizeof(gainsay_document);
  abi.published_basis = head.published_basis;
  abi.published_lo = head.published_lo;
  abi.published_hi = head.published_hi;
  abi.published_second = head.published_second;
  abi.language = head.language;
  abi.id = in.text();
  abi.text = in.text();
  abi.publisher = in.text();
  languages_.clear();
  for (auto left = in.value<std::uint64_t>(); left > 0 && in.ok(); --left) languages_.push_back(in.text());
  set<gainsay_str>(languages_, abi.languages, abi.language_count);
  if (!unpack_fold(in, abi.key_fold) || !unpack_fold(in, abi.language_fold)) return false;
  set(in.list<gainsay_token>(), abi.tokens, abi.token_count);
  set(in.list<gainsay_sentence>(), abi.sentences, abi.sentence_count);
  set(in.list<gainsay_paragraph>(), abi.paragraphs, abi.paragraph_count);
  set(in.list<gainsay_quote>(), abi.quotes, abi.quote_count);
  return in.ok();
}

void pack_block(Packer& out, const gainsay_block& b) {
  out.list(b.rows, b.row_count);
  out.list(b.slots, b.slot_count);
  out.list(b.quantities, b.quantity_count);
  out.list(b.sources, b.source_count);
}

std::size_t packed_bytes(const gainsay_block& b) {
  return 64 + b.row_count * padded(sizeof(gainsay_row)) + b.slot_count * padded(sizeof(gainsay_row_slot)) +
         b.quantity_count * padded(sizeof(gainsay_row_quantity)) + b.source_count * padded(sizeof(gainsay_row_source));
}

bool unpack_block(Unpacker& in, gainsay_block& b) {
  set(in.list<gainsay_row>(), b.rows, b.row_count);
  set(in.list<gainsay_row_slot>(), b.slots, b.slot_count);
  set(in.list<gainsay_row_quantity>(), b.quantities, b.quantity_count);
  set(in.list<gainsay_row_source>(), b.sources, b.source_count);
  return in.ok();
}

RecordWriter::RecordWriter(Packer& out, RecordKind kind, std::uint32_t plugin)
    : out_(out), head_(out.size()), record_{kind, plugin, 0} {
  out_.value(record_);
}

RecordWriter::~RecordWriter() {
  if (out_.full()) return;
  record_.bytes = out_.size() - head_ - padded(sizeof(Record));
  std::memcpy(out_.at(head_), &record_, sizeof record_);
}

void pack(Packer& out, const gainsay_mention& mention) {
  gainsay_mention m = mention;
  m.value = nullptr;
  out.value(m);
  switch (m.value_kind) {
    case GAINSAY_VALUE_QUANTITY:
      out.value(*static_cast<const gainsay_quantity*>(mention.value));
      break;
    case GAINSAY_VALUE_TIME:
      out.value(*static_cast<const gainsay_time*>(mention.value));
      break;
    case GAINSAY_VALUE_ENTITY:
      out.value(*static_cast<const gainsay_entity*>(mention.value));
      break;
    default:
      out.text(*static_cast<const gainsay_str*>(mention.value));
      break;
  }
}

std::size_t packed_bytes(const gainsay_mention& mention) {
  const std::size_t fixed = padded(sizeof mention);
  switch (mention.value_kind) {
    case GAINSAY_VALUE_QUANTITY:
      return fixed + padded(sizeof(gainsay_quantity));
    case GAINSAY_VALUE_TIME:
      return fixed + padded(sizeof(gainsay_time));
    case GAINSAY_VALUE_ENTITY:
      return fixed + padded(sizeof(gainsay_entity));
    default:
      return fixed + sizeof(std::uint64_t) + padded(static_cast<const gainsay_str*>(mention.value)->size);
  }
}

bool UnpackedMention::unpack(Unpacker& in) {
  abi = in.value<gainsay_mention>();
  switch (abi.value_kind) {
    case GAINSAY_VALUE_QUANTITY:
      quantity_ = in.value<gainsay_quantity>();
      abi.value = &quantity_;
      break;
    case GAINSAY_VALUE_TIME:
      time_ = in.value<gainsay_time>();
      abi.value = &time_;
      break;
    case GAINSAY_VALUE_ENTITY:
      entity_ = in.value<gainsay_entity>();
      abi.value = &entity_;
      break;
    case GAINSAY_VALUE_JSON:
      json_ = in.text();
      abi.value = &json_;
      break;
    default:
      return false;
  }
  return in.ok();
}

void pack(Packer& out, const gainsay_claim& claim) {
  gainsay_claim c = claim;
  c.struct_size = sizeof c;
  c.slots = nullptr;
  c.quantities = nullptr;
  c.sources = nullptr;
  c.cues = nullptr;
  out.value(c);
  out.value(claim.slot_count);
  for (std::uint64_t i = 0; i < claim.slot_count; ++i) {
    out.value(claim.slots[i]);
    out.text(claim.slots[i].label);
  }
  out.list(claim.quantities, claim.quantity_count);
  out.value(claim.source_count);
  for (std::uint64_t i = 0; i < claim.source_count; ++i) {
    out.value(claim.sources[i]);
    out.text(claim.sources[i].label);
    out.text(claim.sources[i].act);
  }
  out.list(claim.cues, claim.cue_count);
}

bool UnpackedClaim::unpack(Unpacker& in) {
  abi = in.value<gainsay_claim>();
  slots_.clear();
  sources_.clear();
  for (auto left = in.value<std::uint64_t>(); left > 0 && in.ok(); --left) {
    slots_.push_back(in.value<gainsay_claim_slot>());
    slots_.back().label = in.text();
  }
  set(in.list<gainsay_claim_quantity>(), abi.quantities, abi.quantity_count);
  for (auto left = in.value<std::uint64_t>(); left > 0 && in.ok(); --left) {
    sources_.push_back(in.value<gainsay_claim_source>());
    sources_.back().label = in.text();
    sources_.back().act = in.text();
  }
  set(in.list<gainsay_claim_cue>(), abi.cues, abi.cue_count);
  set<gainsay_claim_slot>(slots_, abi.slots, abi.slot_count);
  set<gainsay_claim_source>(sources_, abi.sources, abi.source_count);
  return in.ok();
}

void pack(Packer& out, const gainsay_link& link) {
  gainsay_link l = link;
  l.struct_size = sizeof l;
  l.type = l.rule = l.norm = gainsay_str{nullptr, 0};
  l.via = nullptr;
  l.slots = nullptr;
  out.value(l);
  out.text(link.type);
  out.text(link.rule);
  out.text(link.norm);
  out.list(link.via, link.via_count);
  out.value(link.slot_count);
  for (std::uint64_t i = 0; i < link.slot_count; ++i) {
    out.value(link.slots[i]);
    out.text(link.slots[i].reason);
  }
}

bool UnpackedLink::unpack(Unpacker& in) {
  abi = in.value<gainsay_link>();
  abi.type = in.text();
  abi.rule = in.text();
  abi.norm = in.text();
  set(in.list<std::uint64_t>(), abi.via, abi.via_count);
  slots_.clear();
  for (auto left = in.value<std::uint64_t>(); left > 0 && in.ok(); --left) {
    slots_.push_back(in.value<gainsay_link_slot>());
    slots_.back().reason = in.text();
  }
  set<gainsay_link_slot>(slots_, abi.slots, abi.slot_count);
  return in.ok();
}

}  // namespace gainsay::plugin_host
