#pragma once

#include "model/text/offsets.h"

#include <QStringMatcher>

#include <array>
#include <vector>

namespace sourceline {

/// Finds a part of a text wherever it stands, within words too, whatever the case, accents, Arabic
/// forms, quotation marks and runs of white space: what foldForMatching() finds equal, but without
/// a normalisation of each text, so that many long ones can be looked through. Texts are stored in
/// NFC, which it expects. One thread at a time.
class PartFinder
{
public:
    explicit PartFinder(const QString &part);

    /// Nothing is left of the part once folded: it is nowhere.
    bool isEmpty() const { return m_part.isEmpty(); }

    bool isIn(QStringView text);
    int count(QStringView text);
    /// Every place, in order, apart from each other.
    std::vector<TextRange> find(const Offsets &text);

private:
    struct Page
    {
        std::array<QString, 256> plain; ///< of each unit, with white space as one space
        std::array<char16_t, 256> unit; ///< where it is one unit; `several` where it is not
    };

    static constexpr char16_t several = 0xffff; // no character

    static const Page &page(uchar number);
    void fold(QStringView text);
    void add(QStringView plain, qsizetype from);

    QString m_part;
    QStringMatcher m_matcher;
    bool m_places = false;
    std::vector<char16_t> m_folded;
    std::vector<qsizetype> m_from; ///< of each folded unit, where it comes from
};

} // namespace sourceline
