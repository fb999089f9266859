#pragma once

#include "model/coding/names.h"
#include "model/text/sentencereading.h"
#include "ui/editor/editorform.h"

namespace sourceline {

/// Reads what the selected sentence says, on a worker, and again whenever another is selected;
/// forms offer it in their fields. Nothing of it is recorded by itself.
class SentenceOffers : public QObject
{
    Q_OBJECT

public:
    explicit SentenceOffers(EditorForm &form);

    const SentenceReading &reading() const { return m_reading; }

    /// The stored words of a range.
    QString words(const TextRange &range) const;

    /// `, at Camp X`: where of several attacks in the sentence one was; else empty.
    QString besideWords(int attack) const;

    /// Whether the analyst selected less than the sentence, and the range is of that.
    bool isSelected(const TextRange &range) const;

    /// The sentence that is read.
    TextSelection sentence() const { return m_form.sentence().selection(); }

    /// The place that alone has this name or this other name; not valid: none or several.
    Id placeNamed(const QString &name) const
    {
        return m_form.workbench().placeNames().exactly(name);
    }

    bool hasPhrase() const { return m_phrase.has_value(); }

    QString phrase() const;

    /// The first words that give a day only beside a day of publication, which the article does not
    /// have; mostly empty.
    QString undatedWords() const { return words(m_undated); }

    bool isPending() const { return m_answered != m_asked; }

signals:
    void offered(); ///< another reading()

private:
    void read();

    EditorForm &m_form;
    SentenceReading m_reading;
    Offsets m_text{QString()};
    std::optional<TextRange> m_phrase;
    TextRange m_undated;
    int m_asked = 0, m_answered = 0;
};

/// The words of a place's name that tell it from others of its kind: `anvil` of Camp Anvil, in the
/// North; folded.
QStringList tellingWords(const QString &name);
/// Whether these words of a name are of that place.
bool isPartOfPlace(const QStringList &part, const QStringList &whole);

/// `2 killed, American`, `at least 15 munitions fired`.
QString offeredFigure(const ReadFigure &figure);

} // namespace sourceline
