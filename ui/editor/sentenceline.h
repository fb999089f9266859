#pragma once

#include "model/coding/drafts.h"
#include "model/workbench/workbench.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QLabel;
class QToolButton;

namespace sourceline {

/// Whatever is selected inside it.
bool isSameSentence(const TextSelection &one, const TextSelection &other);

/// The sentence that a form will cite, quoted quietly in one line. Follows what is selected in the
/// article until it is pinned, by hand or because the form keeps what it was read from; unpinned it
/// takes what is selected then. What is not ticked is not cited.
class SentenceLine : public QWidget
{
    Q_OBJECT

public:
    explicit SentenceLine(Workbench &workbench, QWidget *parent = nullptr);

    /// For a form that opens: `cites` ticks it; follows again. Not `takesPresent`: what is selected
    /// now was read for something else, and only the next selection is taken.
    void begin(bool cites, bool takesPresent);
    /// The selected (or pinned) text, whether it will be cited or not.
    TextSelection selection() const;
    std::vector<CitationDraft> citations() const; ///< one where it is ticked and there is one

    /// Asked when another sentence is selected: whether the form keeps the present one.
    void setKeeper(std::function<bool()> keeps) { m_keeps = std::move(keeps); }

    const std::vector<QWidget *> &tabStops() const { return m_stops; }

signals:
    void changed(); ///< selection()
    void kept();    ///< another sentence was selected and not taken

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void follow();
    void take(const TextSelection &selection);
    void show();

    Workbench &m_workbench;
    TextSelection m_selection;
    std::optional<TextSelection> m_past; ///< what was selected before, not meant here
    QCheckBox *m_cite;
    QLabel *m_quote;
    QToolButton *m_pin;
    std::vector<QWidget *> m_stops;
    std::function<bool()> m_keeps;
};

} // namespace sourceline
