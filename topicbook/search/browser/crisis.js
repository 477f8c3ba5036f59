topicbookSearch.crisis = () => false;
