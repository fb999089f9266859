#pragma once

#include <QtGlobal>

#include <atomic>
#include <span>
#include <vector>

namespace sourceline {

/// `values` in stable order of `keys` (one for each): an LSD radix sort by digits of 11 bits, of
/// which only those between the lowest and the highest key are looked at. 0xffffffff stays last and
/// costs no digit of its own. Empty when `cancelled` becomes true.
std::vector<quint32> radixSorted(std::span<const quint32> values,
                                 std::span<const quint32> keys,
                                 const std::atomic_bool *cancelled = nullptr);

} // namespace sourceline
