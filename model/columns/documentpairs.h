#pragma once

#include "model/columns/incidenttable.h"

#include <memory>
#include <vector>

namespace sourceline {

/// Pairs of a document and a row, as they come. In pieces that are given back one by one while they
/// are read: tens of millions are held for seconds only. Not thread-safe.
class DocumentPairs
{
public:
    /// The same pair often comes several times in a row, once for each claim: it is kept once.
    void add(Code document, Row row)
    {
        const quint64 pair = (quint64{document} << 32) | row;
        if (pair == m_last)
            return;
        m_last = pair;
        if (m_used == pieceSize) {
            m_pieces.push_back(std::make_unique_for_overwrite<quint64[]>(pieceSize));
            m_used = 0;
        }
        m_pieces.back()[m_used++] = pair;
    }

    /// Calls `use` with the document and the row of each.
    template <typename Use>
    void forEach(Use use) const
    {
        for (const auto &piece : m_pieces)
            forEachOf(piece, use);
    }

    /// The same, and none is left.
    template <typename Use>
    void takeEach(Use use)
    {
        for (auto &piece : m_pieces) {
            forEachOf(piece, use);
            piece.reset();
        }
        *this = DocumentPairs();
    }

private:
    static constexpr size_t pieceSize = 1 << 17; // 1 MB

    using Piece = std::unique_ptr<quint64[]>;

    template <typename Use>
    void forEachOf(const Piece &piece, Use use) const
    {
        const size_t used = &piece == &m_pieces.back() ? m_used : pieceSize;
        for (size_t at = 0; at < used; ++at)
            use(static_cast<Code>(piece[at] >> 32), static_cast<Row>(piece[at]));
    }

    std::vector<Piece> m_pieces;
    size_t m_used = pieceSize; ///< of the last one
    quint64 m_last = 0;
};

} // namespace sourceline
