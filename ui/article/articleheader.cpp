#include "ui/article/articleheader.h"

#include "model/text/webaddress.h"
#include "ui/article/documentwords.h"
#include "ui/common/plaintip.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QLabel>
#include <QResizeEvent>
#include <QVBoxLayout>

namespace sourceline {

namespace {

QLabel *makeLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    // A long word must not hold the pane open: it is cut at the edge and whole in the tool tip.
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    return label;
}

} // namespace

ArticleHeader::ArticleHeader(QWidget *parent)
    : QWidget(parent)
    , m_title(makeLabel(this))
    , m_source(makeLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        spacing::margin, spacing::medium + spacing::small, spacing::large, spacing::small);
    layout->setSpacing(2);
    layout->addWidget(m_title);
    layout->addWidget(m_source);
    m_title->setAccessibleName(tr("Title"));
    m_source->setAccessibleName(tr("Source"));
    applyFonts();
}

void ArticleHeader::setDocument(const DocumentView &document)
{
    m_title->setText(headingOf(document));
    m_source->setText(sourceLineOf(document));
    m_title->setToolTip(plainTip(m_title->text()));
    m_source->setToolTip(
        plainTip(document.url.isEmpty() ? m_source->text() : shownAddress(document.url)));
    keepRoom();
}

// A box layout takes less than wrapped lines need where a pane is low; they would be cut.
void ArticleHeader::keepRoom()
{
    setMinimumHeight(qMax(0, layout()->heightForWidth(width()))); // -1: nothing is in it yet
}

void ArticleHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        keepRoom();
}

void ArticleHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyFonts();
}

void ArticleHeader::applyFonts()
{
    if (m_applying)
        return;
    m_applying = true;
    m_title->setFont(titleFont(font()));
    QPalette quiet = palette();
    // A label that can be selected draws with Text, one that cannot with WindowText.
    for (const auto role : {QPalette::Text, QPalette::WindowText})
        quiet.setColor(role, Theme::of(quiet).quiet);
    m_source->setPalette(quiet);
    m_applying = false;
    keepRoom();
}

} // namespace sourceline
