#pragma once

#include "model/workbench/workbench.h"

#include <QWidget>

class QLabel;
class QStackedLayout;

namespace sourceline {

class ArticleHeader;
class DocumentBar;
class SelectionLine;
class SentencePopup;
class TextView;

/// The document that is read, its cited sentences highlighted. Follows the workbench's document,
/// current incident and lit citations; a click on a sentence offers the incidents it supports.
class ArticlePane : public QWidget
{
    Q_OBJECT

public:
    explicit ArticlePane(Workbench &workbench, QWidget *parent = nullptr);

    TextView *textView() const { return m_view; }

    SentencePopup *popup() const { return m_popup; }

    DocumentBar *documentBar() const { return m_documents; }

    QString emptyText() const; ///< what the pane says instead of a text; empty while it shows one

private:
    void followDocument();
    void followDocuments();
    void followCitation();
    void offerIncidents(const std::vector<int> &sentences, const QPoint &at);
    void showEmpty(const QString &text);
    void followChosen();
    void readNotes();

    Workbench &m_workbench;
    ArticleHeader *m_header;
    DocumentBar *m_documents;
    TextView *m_view;
    QWidget *m_emptyPage;
    QLabel *m_empty;
    QStackedLayout *m_stack;
    SelectionLine *m_selection;
    SentencePopup *m_popup;
    std::shared_ptr<const DocumentView> m_shown;
};

} // namespace sourceline
