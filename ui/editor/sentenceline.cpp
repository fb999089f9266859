#include "ui/editor/sentenceline.h"

#include "ui/common/plaintip.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace sourceline {

namespace {

bool isSame(const TextSelection &one, const TextSelection &other)
{
    return isSameSentence(one, other) && one.phrase == other.phrase;
}

} // namespace

bool isSameSentence(const TextSelection &one, const TextSelection &other)
{
    return one.document == other.document && one.range == other.range;
}

SentenceLine::SentenceLine(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_cite(new QCheckBox(tr("&Cite"), this))
    , m_quote(new QLabel(this))
    , m_pin(new QToolButton(this))
{
    m_quote->setTextFormat(Qt::PlainText);
    m_quote->setForegroundRole(QPalette::PlaceholderText);
    m_quote->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_pin->setText(tr("&Keep"));
    m_pin->setCheckable(true);
    m_pin->setAutoRaise(true);
    m_pin->setFocusPolicy(Qt::TabFocus);
    m_pin->setToolTip(
        tr("Keep this sentence while you look at others; not kept, the one that is selected is "
           "cited"));
    m_cite->setToolTip(tr("Cite this sentence for the record"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::medium);
    layout->addWidget(m_cite);
    layout->addWidget(m_quote, 1);
    layout->addWidget(m_pin);
    connect(&m_workbench, &Workbench::textSelectionChanged, this, &SentenceLine::follow);
    connect(m_pin, &QToolButton::toggled, this, [this](bool pinned) {
        if (!pinned)
            take(m_workbench.textSelection()); // asked for
    });
    m_stops = {m_cite, m_pin};
    follow();
}

void SentenceLine::begin(bool cites, bool takesPresent)
{
    QSignalBlocker quiet(m_pin);
    m_pin->setChecked(false);
    m_cite->setChecked(cites);
    m_past.reset();
    if (!takesPresent)
        m_past = m_workbench.textSelection();
    take(takesPresent ? m_workbench.textSelection() : TextSelection());
}

TextSelection SentenceLine::selection() const
{
    return m_selection;
}

std::vector<CitationDraft> SentenceLine::citations() const
{
    if (!m_selection.isValid() || !m_cite->isChecked())
        return {};
    return {{m_selection.document, m_selection.range, m_selection.phrase}};
}

void SentenceLine::follow()
{
    const TextSelection selection = m_workbench.textSelection();
    if (m_pin->isChecked() || (m_past && isSame(*m_past, selection)))
        return;
    m_past.reset();
    if (m_selection.isValid() && !isSameSentence(m_selection, selection) && m_keeps && m_keeps()) {
        m_pin->setChecked(true);
        emit kept();
        return;
    }
    take(selection);
}

void SentenceLine::take(const TextSelection &selection)
{
    m_selection = selection;
    show();
    emit changed();
}

void SentenceLine::show()
{
    const bool valid = m_selection.isValid();
    m_cite->setEnabled(valid);
    m_pin->setEnabled(valid);
    const QString words = valid ? tr("\u201c%1\u201d").arg(m_selection.text.simplified())
                                : tr("select a sentence in the article to cite it");
    m_quote->setText(m_quote->fontMetrics().elidedText(words, Qt::ElideRight, m_quote->width()));
    m_quote->setToolTip(valid ? plainTip(m_selection.text) : QString());
    m_cite->setAccessibleDescription(words);
}

void SentenceLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layout()->activate();
    show();
}

} // namespace sourceline
